-- As in every owner that keeps finished answers. Nothing of this one changes by the clock alone so far; an older build that
-- still writes says nothing of time.
ALTER TABLE stored_answer
    ADD made_at     timestamptz NOT NULL DEFAULT now(),
    ADD valid_until timestamptz;
