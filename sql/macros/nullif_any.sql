-- about: A text, or null where it is one of those that mean "no value".
create or replace macro nullif_any(cell, missing) as
    case when list_contains(missing, cell) then null else cell end
;
