-- about: What a line of DAP-G's annotation of variants says of one tissue, as a list of (gene, signal, pip, signal_pip, size).
-- A record is gene:signal@tissue=pip, in the full file followed by [signal_pip:size]; records are joined by |.
create or replace macro dapg_records(records, tissue) as
    [
        {
            'gene': split_part(record, ':', 1),
            'signal': split_part(split_part(record, '@', 1), ':', 2),
            'pip': trim(split_part(split_part(record, '=', 2), '[', 1)),
            'signal_pip': nullif(regexp_extract(record, '\[([^:\]]*):', 1), ''),
            'size': nullif(regexp_extract(record, ':([0-9]+)\]', 1), '')
        }
        for record in string_split(records, '|') if contains(record, '@' || tissue || '=')
    ]
;
