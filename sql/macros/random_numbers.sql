-- about: Random numbers from counters: random_key(text) is a number from 0 to 2^32 - 1, random_mix(number) another one of each, the same in every DuckDB, as hash() is not. Mix twice, and give it a column.
-- A step of integers of 32 bits as those that end MurmurHash3: xor with a shift, times an odd number; no product passes 2^63.
create or replace macro random_key(text) as
    cast('0x' || sha256(text)[:8] as bigint)
;

create or replace macro random_mix(number) as
    xor(number, number >> 16) * cast(73244475 as bigint) & 4294967295
;
