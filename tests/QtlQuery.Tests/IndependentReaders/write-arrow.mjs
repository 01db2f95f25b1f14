// Writes three rows of many types with apache-arrow: node write-arrow.mjs <file|stream> <path>
import { writeFileSync } from 'node:fs';
import {
    Bool, DateDay, Dictionary, Field, Float64, Int16, Int32, Int64, Int8, LargeUtf8, List, Struct, Table, Utf8, Utf8View, tableToIPC, vectorFromArray,
} from 'apache-arrow';

const table = new Table({
    number: vectorFromArray([1, null, 3], new Int32),
    big: vectorFromArray([9007199254740993n, null, -1n], new Int64),
    text: vectorFromArray(['a', null, 'Größe'], new Utf8),
    large: vectorFromArray(['a', null, 'Größe'], new LargeUtf8),
    view: vectorFromArray(['short', null, 'longer than twelve bytes'], new Utf8View),
    level: vectorFromArray(['low', null, 'high'], new Dictionary(new Utf8, new Int16)),
    flag: vectorFromArray([true, null, false], new Bool),
    day: vectorFromArray([new Date(86400000), null, new Date(0)], new DateDay),
    list: vectorFromArray([[1, null], null, []], new List(new Field('item', new Float64))),
    record: vectorFromArray([{ a: 1 }, null, { a: null }], new Struct([new Field('a', new Int8, true)])),
});
writeFileSync(process.argv[3], tableToIPC(table, process.argv[2]));
