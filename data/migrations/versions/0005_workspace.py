"""whose folder the database belongs to; on PostgreSQL addresses of any length, in an order that no locale changes"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "workspace",
        sa.Column("one", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("one"),
    )
    if op.get_bind().dialect.name != "postgresql":
        return
    op.drop_constraint("address_pkey", "address")
    op.drop_index("address_by_organisation", "address")
    op.alter_column("address", "url", type_=sa.Text(collation="C"))
    op.create_index("address_of_organisation", "address", ["audit_id", "organisation_id", sa.text("md5(url)")], unique=True)
    op.create_index("address_in_time", "address", ["organisation_id", sa.text("md5(url)")])
