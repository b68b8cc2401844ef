-- How many came to each session of a booking; the booking's own figure is their sum.
alter table booking_place add column present integer;
update booking_place set present =
  (select b.present from booking b where b.id = booking_place.booking_id)
  where booking_id in
    (select p.booking_id from booking_place p group by p.booking_id having count(*) = 1);
-- Of those shared out only where all came, part by part; what else was counted stands with the booking alone.
update booking_place set present = places
  where present is null and booking_id in
    (select b.id from booking b where b.present =
      (select sum(p.places) from booking_place p where p.booking_id = b.id));
-- At which session's door a name was ticked.
alter table booking_visitor add column ticked_in bigint;
