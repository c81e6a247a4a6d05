"""The tables of the compiled library."""

import zlib

APPLICATION_ID = 0x43484E43
"""Marks the file as a library of ours ("CHNC")."""
_FORM = 18
"""Raised when what stands in a column is written in another form."""
PAGE_SIZE = 16_384
"""Bytes that are read at once. A voter's row of the UN votes fits, and a printed summary takes two fifths of the reads
that it takes with SQLite's own 4,096."""

TABLES = """
CREATE TABLE region (code TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country (
    iso3 TEXT PRIMARY KEY, iso2 TEXT NOT NULL, numeric TEXT NOT NULL, name TEXT NOT NULL,
    formal_name TEXT NOT NULL, un_status TEXT NOT NULL, area TEXT NOT NULL, kind TEXT NOT NULL, valid TEXT NOT NULL,
    successors TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX country_by_area ON country (area, name);
CREATE TABLE organization (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL, remark TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE name (
    folded TEXT NOT NULL, shown TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, title TEXT NOT NULL,
    rank INTEGER NOT NULL
);
CREATE INDEX name_by_text ON name (folded);
CREATE TABLE other_name (iso3 TEXT, name TEXT, PRIMARY KEY (iso3, name)) WITHOUT ROWID;
CREATE TABLE language (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling (
    iso3 TEXT, place INTEGER, name TEXT NOT NULL, languages TEXT NOT NULL, official TEXT NOT NULL,
    PRIMARY KEY (iso3, place)
) WITHOUT ROWID;
CREATE TABLE name_start (start TEXT, iso3 TEXT, place INTEGER NOT NULL, PRIMARY KEY (start, iso3)) WITHOUT ROWID;
CREATE TABLE place (entity TEXT NOT NULL, name TEXT NOT NULL, others TEXT NOT NULL);
CREATE TABLE currency (entity TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX currency_by_entity ON currency (entity);
CREATE TABLE tender (entity TEXT NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, since TEXT NOT NULL);
CREATE INDEX tender_by_entity ON tender (entity);
CREATE TABLE article (
    address TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, sections TEXT NOT NULL,
    checked TEXT NOT NULL, topics TEXT NOT NULL, key_events TEXT NOT NULL, countries TEXT NOT NULL,
    organizations TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE event (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, date TEXT NOT NULL, precision TEXT NOT NULL,
    earliest INTEGER, latest INTEGER, begin_latest INTEGER, end_earliest INTEGER,
    approximate INTEGER NOT NULL, uncertain INTEGER NOT NULL,
    kind TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, note TEXT NOT NULL, confidence TEXT NOT NULL,
    lists TEXT NOT NULL
);
CREATE INDEX event_by_day ON event (substr(date, -6)) WHERE precision = 'day';
CREATE TABLE event_country (
    iso3 TEXT, place INTEGER, own INTEGER NOT NULL, PRIMARY KEY (iso3, place)
) WITHOUT ROWID;
CREATE TABLE event_tie (place INTEGER PRIMARY KEY, countries TEXT NOT NULL, others TEXT NOT NULL);
CREATE TABLE event_organization (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE event_topic (slug TEXT, place INTEGER, PRIMARY KEY (slug, place)) WITHOUT ROWID;
CREATE TABLE claim (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, subject TEXT NOT NULL, property TEXT NOT NULL, label TEXT NOT NULL,
    organization TEXT NOT NULL, sender TEXT NOT NULL, host TEXT NOT NULL, disagreement TEXT NOT NULL,
    claimed TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_by_subject ON claim (subject, position);
CREATE INDEX claim_by_organization ON claim (organization) WHERE organization <> '';
CREATE INDEX claim_by_property ON claim (property, subject);
CREATE TABLE claim_country (
    iso3 TEXT, property TEXT, claim TEXT, PRIMARY KEY (iso3, property, claim)
) WITHOUT ROWID;
CREATE TABLE partner (
    iso3 TEXT, partner TEXT, neighbour INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (iso3, partner)
) WITHOUT ROWID;
CREATE TABLE source (
    key TEXT PRIMARY KEY, title TEXT NOT NULL, tertiary INTEGER NOT NULL, csl TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE citation (
    source TEXT, address TEXT, statements INTEGER NOT NULL, PRIMARY KEY (source, address)
) WITHOUT ROWID;
CREATE TABLE figure (
    entity TEXT NOT NULL, property TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, year TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX figure_by_entity ON figure (entity);
CREATE TABLE land_border (entity TEXT NOT NULL, neighbour TEXT NOT NULL, km REAL);
CREATE INDEX land_border_by_entity ON land_border (entity, neighbour);
CREATE TABLE trade_partner (
    entity TEXT NOT NULL, flow TEXT NOT NULL, partner TEXT NOT NULL, share REAL, year TEXT NOT NULL
);
CREATE INDEX trade_partner_by_entity ON trade_partner (entity, partner);
CREATE INDEX trade_partner_by_partner ON trade_partner (partner);
CREATE TABLE participation (
    entity TEXT NOT NULL, organization TEXT NOT NULL, status TEXT NOT NULL, since TEXT NOT NULL, "by" TEXT NOT NULL,
    lasts INTEGER NOT NULL
);
CREATE INDEX participation_by_entity ON participation (entity, organization, status, since, "by");
CREATE INDEX participation_by_organization ON participation (organization, entity, status, since, "by");
CREATE TABLE mission (
    sender TEXT NOT NULL, host TEXT NOT NULL, type TEXT NOT NULL, city TEXT NOT NULL, accredited_to TEXT NOT NULL,
    wikidata TEXT NOT NULL, doubt TEXT NOT NULL
);
CREATE INDEX mission_by_sender ON mission (sender, host);
CREATE INDEX mission_by_host ON mission (host);
CREATE INDEX mission_that_covers ON mission (sender, host, accredited_to) WHERE accredited_to <> '';
CREATE TABLE contiguity (
    one TEXT NOT NULL, other TEXT NOT NULL, type INTEGER, start TEXT NOT NULL, "end" TEXT NOT NULL
);
CREATE INDEX contiguity_by_pair ON contiguity (one, other);
CREATE TABLE alliance (
    one TEXT NOT NULL, other TEXT NOT NULL, obligation TEXT NOT NULL, first_year TEXT NOT NULL, last_year TEXT NOT NULL
);
CREATE INDEX alliance_by_pair ON alliance (one, other);
CREATE INDEX alliance_by_other ON alliance (other);
CREATE TABLE dispute (
    id TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, start TEXT NOT NULL, end_earliest TEXT NOT NULL,
    end_latest TEXT NOT NULL, hostility_one INTEGER, hostility_other INTEGER, fatality INTEGER, pairs INTEGER NOT NULL
);
CREATE INDEX dispute_by_pair ON dispute (one, other);
CREATE INDEX dispute_by_other ON dispute (other);
CREATE TABLE war (
    id TEXT NOT NULL, name TEXT NOT NULL, entity TEXT NOT NULL, side TEXT NOT NULL, start TEXT NOT NULL,
    "end" TEXT NOT NULL, deaths INTEGER
);
CREATE INDEX war_by_entity ON war (entity);
CREATE TABLE leader (entity TEXT NOT NULL, name TEXT NOT NULL, start TEXT NOT NULL, "end" TEXT NOT NULL);
CREATE INDEX leader_by_entity ON leader (entity);
CREATE TABLE igo (key TEXT NOT NULL, name TEXT NOT NULL, founded TEXT NOT NULL, ended TEXT NOT NULL);
CREATE INDEX igo_by_key ON igo (key);
CREATE TABLE outline (
    entity TEXT PRIMARY KEY, longitude REAL NOT NULL, latitude REAL NOT NULL, reach REAL NOT NULL, area REAL NOT NULL,
    rings BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE ballots (
    entity TEXT PRIMARY KEY, yes BLOB NOT NULL, no BLOB NOT NULL, abstain BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE roll_call_set (kind TEXT NOT NULL, name TEXT NOT NULL, mask BLOB NOT NULL);
CREATE TABLE link (target TEXT, origin TEXT, places TEXT NOT NULL, PRIMARY KEY (target, origin)) WITHOUT ROWID;
CREATE INDEX link_by_origin ON link (origin);
CREATE TABLE akin (
    subject TEXT, other TEXT, shared INTEGER NOT NULL, total INTEGER NOT NULL, PRIMARY KEY (subject, other)
) WITHOUT ROWID;
CREATE TABLE belonging (entity TEXT NOT NULL, status TEXT NOT NULL, state TEXT NOT NULL);
CREATE INDEX belonging_by_entity ON belonging (entity);
CREATE TABLE demonym (entity TEXT NOT NULL, form TEXT NOT NULL, name TEXT NOT NULL);
CREATE INDEX demonym_by_entity ON demonym (entity);
CREATE TABLE edition (checked TEXT NOT NULL, content TEXT NOT NULL);
"""

SCHEMA_VERSION = zlib.crc32(f"{_FORM} {PAGE_SIZE} {TABLES}".encode()) >> 1
"""Changes with the tables; a library of another version is compiled again. Fits SQLite's `user_version`."""
