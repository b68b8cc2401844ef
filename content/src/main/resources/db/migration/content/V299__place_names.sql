-- Names of roads, estates and the like by which residents say where they are: each belongs to a street,
-- lies at a point (WGS84), or both. Nothing is shipped: the district's plan names no road with its street.
create table named_place (
  plain character varying(60) not null primary key,
  name character varying(60) not null,
  kind character varying(10) not null,
  street_code character varying(12) references street (code),
  latitude double precision,
  longitude double precision,
  source character varying(200) not null,
  check (street_code is not null or (latitude is not null and longitude is not null))
);
