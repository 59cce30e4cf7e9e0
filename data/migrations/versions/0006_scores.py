"""points as they were given: another version of the methodology weighs them otherwise"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for table in ("verdict", "rejudged"):
        op.add_column(table, sa.Column("score", sa.Text(), nullable=True))
