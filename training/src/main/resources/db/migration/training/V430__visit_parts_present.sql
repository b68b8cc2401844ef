-- How many came to each session of a booking; the booking's own figure is their sum.
alter table booking_place add column present integer;
update booking_place set present =
  (select b.present from booking b where b.id = booking_place.booking_id)
  where booking_id in
    (select p.booking_id from booking_place p group by p.booking_id having count(*) = 1);
