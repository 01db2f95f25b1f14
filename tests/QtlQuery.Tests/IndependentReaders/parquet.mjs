// Prints what hyparquet reads from a Parquet file as one line of JSON:
// the columns as "name: physical type logical type repetition", the codecs, the key-value metadata, and the rows as arrays.
// 64-bit integers are written as text, because JSON numbers lose digits.
import { readFileSync } from 'node:fs';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const bytes = readFileSync(process.argv[2]);
const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
const metadata = parquetMetadata(file);
const columns = metadata.schema.slice(1);
const rows = await parquetReadObjects({ file, metadata, compressors });
const plain = value => value === undefined ? null : typeof value === 'bigint' ? value.toString() : value;

console.log(JSON.stringify({
    columns: columns.map(column => [`${column.name}:`, column.type, column.converted_type ?? column.logical_type?.type, column.repetition_type].filter(word => word).join(' ')),
    codecs: [...new Set(metadata.row_groups.flatMap(group => group.columns.map(column => column.meta_data.codec)))],
    metadata: Object.fromEntries((metadata.key_value_metadata ?? []).map(pair => [pair.key, pair.value])),
    row_groups: metadata.row_groups.map(group => Number(group.num_rows)),
    rows: rows.map(row => columns.map(column => plain(row[column.name]))),
}));
