-- An audit of two made-up schools, as the program with the first schema left it: sqlite3 .dump
BEGIN TRANSACTION;
CREATE TABLE address (
	audit_id INTEGER NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	url TEXT NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	score FLOAT NOT NULL, 
	depth INTEGER NOT NULL, 
	reason VARCHAR(32), 
	role VARCHAR(8), 
	size INTEGER NOT NULL, 
	data TEXT, 
	PRIMARY KEY (audit_id, organisation_id, url), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "address" VALUES(1,'s1','http://shkola1.example/','done',0.0,0,NULL,'page',1222,'{"url":"http://shkola1.example/","final_url":"http://shkola1.example/","redirects":[],"role":"page","depth":0,"status":200,"reason":null,"detail":"","fetched_at":"2026-11-30T20:35:46.720701Z","content_type":"text/html","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e","size":1222,"etag":"","last_modified":"","reused":false,"tls_unverified":false,"title":"МБОУ «Вымышленная школа № 1»"}');
INSERT INTO "address" VALUES(1,'s1','http://shkola1.example/nastavnik','done',100.0,1,NULL,'page',1291,'{"url":"http://shkola1.example/nastavnik","final_url":"http://shkola1.example/nastavnik","redirects":[],"role":"page","depth":1,"status":200,"reason":null,"detail":"","fetched_at":"2026-11-30T20:35:46.764827Z","content_type":"text/html","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc","size":1291,"etag":"","last_modified":"","reused":false,"tls_unverified":false,"title":"Наставничество"}');
INSERT INTO "address" VALUES(1,'s1','http://shkola1.example/sitemap.xml','skipped',79.5,1,NULL,NULL,0,NULL);
INSERT INTO "address" VALUES(1,'s1','http://shkola1.example/sveden/document/','skipped',74.0,1,NULL,NULL,0,NULL);
INSERT INTO "address" VALUES(1,'s1','http://shkola1.example/prikaz.pdf','done',129.0,2,NULL,'file',20845,'{"url":"http://shkola1.example/prikaz.pdf","final_url":"http://shkola1.example/prikaz.pdf","redirects":[],"role":"file","depth":2,"status":200,"reason":null,"detail":"","fetched_at":"2026-11-30T20:35:46.792949Z","content_type":"application/pdf","sha256":"b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d","size":20845,"etag":"","last_modified":"","reused":false,"tls_unverified":false,"title":""}');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	as_of DATE NOT NULL, 
	offline BOOLEAN NOT NULL, 
	fresh BOOLEAN NOT NULL, 
	started DATETIME NOT NULL, 
	finished DATETIME, 
	profiles TEXT NOT NULL, 
	registry TEXT NOT NULL, 
	registry_sha256 VARCHAR(64) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2024-06-30',0,0,'2026-11-30 20:35:41.489246','2026-11-30 20:35:58.828281','["mo-2024"]','r.csv','30847a8cef9e97c6ad23d51d29b236074c766f4a1bbca9ccf87ce3e4cb17dc9a');
CREATE TABLE facts (
	audit_id INTEGER NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, organisation_id), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "facts" VALUES(1,'s1','5.10.3','{"outcome":{"reached":true,"reason":null,"detail":"","complete":true,"settled":false,"tls_unverified":false,"platform":"generic","requests":3,"size_bytes":23358,"looked":["menu","sitemap","sveden","lists","sections"]},"documents":[{"act":{"type":"implementation_order","title":"О внедрении целевой модели наставничества педагогических работников","number":"187-1","number_state":"read","date":"2021-09-01","date_state":"read","quote":"01.09.2021 № 187-1","page":1,"last_page":1,"source":"pdf","cites_recommendations":true,"confidence":0.95,"note":null,"flags":["foreign_name"],"cited":[],"amends":false,"repeals":[],"people":null,"crops":[]},"url":"http://shkola1.example/prikaz.pdf","page_url":"http://shkola1.example/nastavnik","sha256":"b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d","link_text":"Приказ о внедрении целевой модели наставничества"},{"act":{"type":"curator_order","title":"О внедрении целевой модели наставничества педагогических работников","number":"187-1","number_state":"read","date":"2021-09-01","date_state":"read","quote":"01.09.2021 № 187-1","page":1,"last_page":1,"source":"pdf","cites_recommendations":true,"confidence":0.93,"note":null,"flags":["foreign_name"],"cited":[],"amends":false,"repeals":[],"people":null,"crops":[]},"url":"http://shkola1.example/prikaz.pdf","page_url":"http://shkola1.example/nastavnik","sha256":"b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d","link_text":"Приказ о внедрении целевой модели наставничества"}],"unseen":[],"section":{"found":true,"empty":false,"url":"http://shkola1.example/nastavnik","title":"Наставничество"},"searched":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"declared":{"requisites":null,"link":null,"documents":null},"offline":false,"rated":[],"plans":[],"publications":[]}');
INSERT INTO "facts" VALUES(1,'s2','5.10.3','{"outcome":{"reached":false,"reason":null,"detail":"","complete":false,"settled":false,"tls_unverified":false,"platform":"","requests":0,"size_bytes":0,"looked":[]},"documents":[],"unseen":[],"section":{"found":null,"empty":false,"url":null,"title":null},"searched":[],"declared":{"requisites":null,"link":null,"documents":null},"offline":false,"rated":[],"plans":[],"publications":[]}');
CREATE TABLE finding (
	audit_id INTEGER NOT NULL, 
	profile VARCHAR NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	rule VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, profile, organisation_id, rule), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.implementation_order','{"rule":"package.implementation_order","code":"before_recommendations","outcome":"fail","title":"Приказ о внедрении не найден, не датирован или издан до рекомендаций от 21.12.2021","norm":"recommendations-2021","evidence":[{"url":"http://shkola1.example/prikaz.pdf","page_url":"http://shkola1.example/nastavnik","page":1,"quote":"01.09.2021 № 187-1","sha256":"b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d"}],"reason":null,"flags":["foreign_name"]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.regulation','{"rule":"package.regulation","code":"absent","outcome":"fail","title":"Положение о наставничестве не найдено","norm":"package-mo","evidence":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.roadmap','{"rule":"package.roadmap","code":"absent","outcome":"fail","title":"Дорожная карта (план мероприятий) не найдена","norm":"package-mo","evidence":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.programme','{"rule":"package.programme","code":"absent","outcome":"fail","title":"Программа наставничества не найдена","norm":"package-mo","evidence":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.curator_order','{"rule":"package.curator_order","code":"present","outcome":"pass","title":"Приказ о назначении куратора есть на сайте","norm":"package-mo","evidence":[{"url":"http://shkola1.example/prikaz.pdf","page_url":"http://shkola1.example/nastavnik","page":1,"quote":"01.09.2021 № 187-1","sha256":"b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d"}],"reason":null,"flags":["foreign_name"]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.pairs_order','{"rule":"package.pairs_order","code":"absent","outcome":"fail","title":"Приказ о закреплении наставнических пар не найден","norm":"package-mo","evidence":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','package.personal_programme','{"rule":"package.personal_programme","code":"absent","outcome":"fail","title":"Персонализированная программа наставничества не найдена","norm":"package-mo","evidence":[{"url":"http://shkola1.example/","page_url":"","page":null,"quote":"МБОУ «Вымышленная школа № 1»","sha256":"4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e"},{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":"c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc"}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s1','section.present','{"rule":"section.present","code":"present","outcome":"pass","title":"На сайте есть раздел о наставничестве педагогов","norm":"section-izhevsk","evidence":[{"url":"http://shkola1.example/nastavnik","page_url":"","page":null,"quote":"Наставничество","sha256":""}],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.implementation_order','{"rule":"package.implementation_order","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли приказ о внедрении, изданный с учётом рекомендаций","norm":"recommendations-2021","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.regulation','{"rule":"package.regulation","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли положение о наставничестве","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.roadmap','{"rule":"package.roadmap","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли дорожная карта","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.programme','{"rule":"package.programme","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли программа наставничества","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.curator_order','{"rule":"package.curator_order","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли приказ о назначении куратора","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.pairs_order','{"rule":"package.pairs_order","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли приказ о закреплении наставнических пар","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','package.personal_programme','{"rule":"package.personal_programme","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли персонализированная программа наставничества","norm":"package-mo","evidence":[],"reason":null,"flags":[]}');
INSERT INTO "finding" VALUES(1,'mo-2024','s2','section.present','{"rule":"section.present","code":"unknown","outcome":"unknown","title":"Не удалось установить, есть ли на сайте раздел о наставничестве педагогов","norm":"section-izhevsk","evidence":[],"reason":null,"flags":[]}');
CREATE TABLE link (
	audit_id INTEGER NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	digest VARCHAR(32) NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, organisation_id, digest), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "link" VALUES(1,'s1','2a14ac6bdabab7ca83a8acb398bab885','{"source":"http://shkola1.example/","target":"http://shkola1.example/","text":"Главная","heading":"","trail":""}');
INSERT INTO "link" VALUES(1,'s1','2e40d0554518b15293b3cd6d91ac2a1d','{"source":"http://shkola1.example/","target":"http://shkola1.example/nastavnik","text":"Наставничество","heading":"","trail":""}');
INSERT INTO "link" VALUES(1,'s1','8f1b08cf0748d68149466bf9647bbdf8','{"source":"http://shkola1.example/nastavnik","target":"http://shkola1.example/prikaz.pdf","text":"Приказ о внедрении целевой модели наставничества","heading":"Наставничество","trail":""}');
CREATE TABLE organisation (
	audit_id INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, id), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "organisation" VALUES(1,'s1',0,'{"id":"s1","name":"МБОУ «Вымышленная школа № 1»","municipality":"Лесной г.о.","site":"http://shkola1.example/","row":2,"site_as_written":"http://shkola1.example/","training_site":null,"total_teachers":null,"young_specialists":null,"teachers_under_35":null,"needs_mentor":null,"declared":{"requisites":null,"link":null,"documents":null}}');
INSERT INTO "organisation" VALUES(1,'s2',1,'{"id":"s2","name":"МБОУ «Вымышленная школа № 2»","municipality":"Лесной г.о.","site":null,"row":3,"site_as_written":"нет","training_site":null,"total_teachers":null,"young_specialists":null,"teachers_under_35":null,"needs_mentor":null,"declared":{"requisites":null,"link":null,"documents":null}}');
CREATE TABLE reading (
	sha256 VARCHAR(64) NOT NULL, 
	version VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (sha256, version)
);
INSERT INTO "reading" VALUES('4e3cacf0a72dc69cf11cef2d56627b19e8d717936c90d03f1cd47bd6c96d366e','5','{"source":"html","pages":[{"number":1,"text":"МБОУ «Вымышленная школа № 1»\nШкола работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям.","source":"html","confidence":1.0,"tables":[],"failure":null,"partial":false,"ocr_area":0.0,"crops":[],"outline":[{"text":"МБОУ «Вымышленная школа № 1»","level":1,"links":[],"frames":[],"forms":[],"pictures":0},{"text":"Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям.","level":0,"links":[],"frames":[],"forms":[],"pictures":0}]}],"title":"МБОУ «Вымышленная школа № 1»","failure":null,"detail":"","members":[],"layout":{}}');
INSERT INTO "reading" VALUES('c0f45aa4e26ce6460b14b5f294c91d51950ecac77ba1482b84fcc1c186ca3ffc','5','{"source":"html","pages":[{"number":1,"text":"Наставничество\nШкола работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям.\nПриказ о внедрении целевой модели наставничества","source":"html","confidence":1.0,"tables":[],"failure":null,"partial":false,"ocr_area":0.0,"crops":[],"outline":[{"text":"Наставничество","level":1,"links":[],"frames":[],"forms":[],"pictures":0},{"text":"Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям. Школа работает каждый день и рада гостям.","level":0,"links":[],"frames":[],"forms":[],"pictures":0},{"text":"Приказ о внедрении целевой модели наставничества","level":0,"links":[["Приказ о внедрении целевой модели наставничества","/prikaz.pdf"]],"frames":[],"forms":[],"pictures":0}]}],"title":"Наставничество","failure":null,"detail":"","members":[],"layout":{}}');
INSERT INTO "reading" VALUES('b7fb935c9765fc3b5c0a1ff95108689de0869b332c50a7a618ce627c0ed6c82d','5','{"source":"pdf","pages":[{"number":1,"text":"Администрация Вымышленского городского округа\nМуниципальное бюджетное общеобразовательное учреждение\n«Средняя общеобразовательная школа № 7»\nПРИКАЗ\n01.09.2021 № 187-1\nО внедрении целевой модели наставничества\nпедагогических работников\nВ соответствии с Методическими рекомендациями по разработке и внедрению системы (целевой модели) наставничества педагогических работников от 21.12.2021 №\nАЗ-1128/08, в целях профессионального роста педагогов\nПРИКАЗЫВАЮ:\n1. Внедрить целевую модель наставничества педагогических работников.\n2. Утвердить Положение о системе наставничества (приложение 1).\n3. Утвердить дорожную карту внедрения целевой модели наставничества (приложение 2).\n4. Назначить куратором заместителя директора по учебно-воспитательной работе.\n5. Контроль за исполнением приказа оставляю за собой.\nДиректор школы В. В. Выдуманный","source":"pdf","confidence":1.0,"tables":[],"failure":null,"partial":false,"ocr_area":0.0,"crops":[],"outline":[]}],"title":"","failure":null,"detail":"","members":[],"layout":{}}');
CREATE TABLE registry_problem (
	audit_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (audit_id, position), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
CREATE TABLE robots (
	audit_id INTEGER NOT NULL, 
	origin VARCHAR NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, origin), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "robots" VALUES(1,'http://shkola1.example','{"origin":"http://shkola1.example","status":404,"text":"","fetched_at":"2026-11-30T20:35:46.683328Z"}');
CREATE TABLE site (
	audit_id INTEGER NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	done BOOLEAN NOT NULL, 
	memo TEXT NOT NULL, 
	outcome TEXT, 
	PRIMARY KEY (audit_id, organisation_id), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "site" VALUES(1,'s1',1,'{"base": "http://shkola1.example", "root": "/", "hosts": ["shkola1.example", "www.shkola1.example"], "foreign": [], "platform": "generic", "requests": 3, "size_bytes": 23358, "neutral": 0, "failures": 0, "last_failure": "", "guesses": ["http://shkola1.example/sitemap.xml", "http://shkola1.example/sveden/document/"], "sitemaps": ["http://shkola1.example/sitemap.xml"], "search": "", "families": {"needed shkola0.example/nastavnik?": 1, "needed shkola0.example/sitemap.xml?": 1, "needed shkola0.example/sveden/document/?": 1, "needed shkola0.example/prikaz.pdf?": 1}, "texts": ["4ee6c8e0d73dfbef", "a6ffb8991c62f0d1"], "gaps": [], "notes": [], "bare": false}','{"reached":true,"reason":null,"detail":"","complete":true,"settled":false,"tls_unverified":false,"platform":"generic","requests":3,"size_bytes":23358,"looked":["menu","sitemap","sveden","lists","sections"]}');
INSERT INTO "site" VALUES(1,'s2',1,'',NULL);
CREATE TABLE verdict (
	audit_id INTEGER NOT NULL, 
	profile VARCHAR NOT NULL, 
	organisation_id VARCHAR NOT NULL, 
	profile_version INTEGER NOT NULL, 
	data TEXT NOT NULL, 
	PRIMARY KEY (audit_id, profile, organisation_id), 
	FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "verdict" VALUES(1,'mo-2024','s1',1,'{"state":"audited","state_reason":null,"verdict":"outdated_order","reason":"before_recommendations","needs_review":true,"review_reasons":["foreign_name"],"confirmation":null,"review":null}');
INSERT INTO "verdict" VALUES(1,'mo-2024','s2',1,'{"state":"no_site","state_reason":null,"verdict":"not_checked","reason":null,"needs_review":false,"review_reasons":[],"confirmation":null,"review":null}');
CREATE INDEX address_by_organisation ON address (organisation_id, url);
COMMIT;
