"""A stored text is never changed: the database itself refuses."""

from django.db import migrations

MESSAGE = "the text of a document never changes: store the corrected text as a new version"

SQLITE = f"""
CREATE TRIGGER document_text_never_changes
BEFORE UPDATE OF text, text_sha256, length ON corpus_app_document
WHEN OLD.text IS NOT NEW.text OR OLD.text_sha256 IS NOT NEW.text_sha256 OR OLD.length IS NOT NEW.length
BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END
"""
POSTGRESQL = f"""
CREATE FUNCTION document_text_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER document_text_never_changes
BEFORE UPDATE OF text, text_sha256, length ON corpus_app_document FOR EACH ROW
WHEN (OLD.text IS DISTINCT FROM NEW.text OR OLD.text_sha256 IS DISTINCT FROM NEW.text_sha256
      OR OLD.length IS DISTINCT FROM NEW.length)
EXECUTE FUNCTION document_text_never_changes()
"""
UNDO = {
    "sqlite": "DROP TRIGGER document_text_never_changes",
    "postgresql": "DROP TRIGGER document_text_never_changes ON corpus_app_document; "
    "DROP FUNCTION document_text_never_changes()",
}


def refuse_changes(apps, schema_editor):
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor])


def allow_changes(apps, schema_editor):
    schema_editor.execute(UNDO[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("corpus_app", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
