-- What an area is called where its code does not say it, and what an industry is called beside its NAICS code.
ALTER TABLE series_text ADD area_name text;
ALTER TABLE employment_figure ADD area_name text, ADD industry_title text;
