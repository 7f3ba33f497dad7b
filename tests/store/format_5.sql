PRAGMA application_id = 1329746774;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'study','first_format','2024-03-04T10:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'study','author_of_corrections','2024-03-04T10:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'study','matching_of_names','2024-03-04T10:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'study','places_on_the_map','2024-03-04T10:00:00+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'study','reveals_and_presenter_notes','2024-03-04T10:00:00+00:00');
CREATE TABLE contact (
        id INTEGER PRIMARY KEY,
        round_id INTEGER NOT NULL REFERENCES round (id),
        number INTEGER NOT NULL CHECK (number > 0),
        UNIQUE (round_id, number)
    ) STRICT
    ;
INSERT INTO "contact" VALUES(1,1,1);
CREATE TABLE documented_process (
        id INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        stored_at TEXT NOT NULL,
        content TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "documented_process" VALUES(1,'first.csv','2024-03-04T10:00:00+00:00','{"id": "p", "name": "P", "nodes": [{"id": "a", "kind": "step", "name": "Greet", "owner": "", "documented_ms": null, "may_decide": "", "introduced": "", "reviewed": "", "observable": true, "parent": "", "collapsed": false, "repeats": false, "attached_to": "", "interrupting": true, "links_to": "", "terminates": false, "triggered": false, "trigger": "", "throws": false, "note": ""}], "flows": [], "starts": ["a"], "notation": "drawing", "picture": null}');
CREATE TABLE mark (
        id INTEGER PRIMARY KEY,
        contact_id INTEGER NOT NULL REFERENCES contact (id),
        kind TEXT NOT NULL,
        happened_boot TEXT NOT NULL,
        happened_ns INTEGER NOT NULL,
        happened_at TEXT NOT NULL,
        pressed_boot TEXT NOT NULL,
        pressed_ns INTEGER NOT NULL,
        pressed_at TEXT NOT NULL,
        detail TEXT NOT NULL,
        cause INTEGER REFERENCES mark (id),
        target INTEGER REFERENCES mark (id)
    , author TEXT NOT NULL DEFAULT '') STRICT
    ;
INSERT INTO "mark" VALUES(1,1,'open','manual',0,'2024-03-04T09:00:00+00:00','manual',0,'2024-03-04T09:00:00+00:00','{"channel": "call", "agent": "Agent A"}',NULL,NULL,'');
INSERT INTO "mark" VALUES(2,1,'note','manual',1000000000,'2024-03-04T09:00:01+00:00','manual',1000000000,'2024-03-04T09:00:01+00:00','{"text": "Note 0"}',NULL,NULL,'');
INSERT INTO "mark" VALUES(3,1,'note','manual',2000000000,'2024-03-04T09:00:02+00:00','manual',2000000000,'2024-03-04T09:00:02+00:00','{"text": "Note 1"}',NULL,NULL,'');
CREATE TABLE matching (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        step TEXT,
        documented TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        author TEXT NOT NULL
    ) STRICT
;
CREATE TABLE place (
        node TEXT PRIMARY KEY,
        x REAL NOT NULL,
        y REAL NOT NULL
    ) STRICT
;
INSERT INTO "place" VALUES('step:Greet',10.0,20.5);
CREATE TABLE presenter_notes (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        content TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "presenter_notes" VALUES(1,'Ask first.');
CREATE TABLE reveal (
        id INTEGER PRIMARY KEY,
        round_id INTEGER NOT NULL REFERENCES round (id),
        conclusion TEXT NOT NULL,
        revealed_at TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "reveal" VALUES(1,1,'findings','2024-03-04T10:00:00+00:00');
CREATE TABLE round (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL UNIQUE
    ) STRICT
    ;
INSERT INTO "round" VALUES(1,'baseline',1);
CREATE TABLE study (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        contact_type TEXT NOT NULL,
        created_at TEXT NOT NULL,
        coached_metric TEXT NOT NULL,
        metric_baseline TEXT NOT NULL,
        how_chosen TEXT NOT NULL,
        observer_role TEXT NOT NULL,
        agent_count INTEGER
    ) STRICT
    ;
INSERT INTO "study" VALUES(1,'Refund above the limit','2024-03-04T09:00:00+00:00','','','','',NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TRIGGER mark_UPDATE BEFORE UPDATE ON mark 
    BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER mark_DELETE BEFORE DELETE ON mark 
    BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER mark_INSERT BEFORE INSERT ON mark WHEN EXISTS (SELECT 1 FROM mark WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END;
CREATE TRIGGER matching_UPDATE BEFORE UPDATE ON matching 
    BEGIN SELECT RAISE(ABORT, 'decisions on names are append-only'); END;
CREATE TRIGGER matching_DELETE BEFORE DELETE ON matching 
    BEGIN SELECT RAISE(ABORT, 'decisions on names are append-only'); END;
CREATE TRIGGER matching_INSERT BEFORE INSERT ON matching WHEN EXISTS (SELECT 1 FROM matching WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'decisions on names are append-only'); END;
CREATE TRIGGER reveal_UPDATE BEFORE UPDATE ON reveal 
    BEGIN SELECT RAISE(ABORT, 'reveals are append-only'); END;
CREATE TRIGGER reveal_DELETE BEFORE DELETE ON reveal 
    BEGIN SELECT RAISE(ABORT, 'reveals are append-only'); END;
CREATE TRIGGER reveal_INSERT BEFORE INSERT ON reveal WHEN EXISTS (SELECT 1 FROM reveal WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'reveals are append-only'); END;
COMMIT;
