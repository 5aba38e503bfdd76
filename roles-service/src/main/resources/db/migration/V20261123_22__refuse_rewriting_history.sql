-- Slugs and revisions are there for good; whoever tries to change one has a defect, not a wish.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER role_slug_is_permanent BEFORE UPDATE OR DELETE ON role_slug
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER revision_is_permanent BEFORE UPDATE OR DELETE ON revision
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER revision_section_is_permanent BEFORE UPDATE OR DELETE ON revision_section
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
