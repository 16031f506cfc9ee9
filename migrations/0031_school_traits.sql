-- What a school is besides its phase. Questions are asked of academies, special or boarding schools alone, and a phase says none of that.
alter table respondent add column traits text[] not null default '{}';
comment on column respondent.traits is 'Of a school, what it is besides its phase, as packs name it: academy, special, boarding.';
alter table audit_return add column traits text[] not null default '{}';
comment on column audit_return.traits is 'The traits of the respondent as they were when it was asked.';
