// Prints what apache-arrow reads from an IPC file or stream as one line of JSON:
// the fields with their types, the rows of each batch, and the rows as arrays.
// 64-bit integers are written as text, because JSON numbers lose digits; bytes are written as hexadecimal.
import { readFileSync } from 'node:fs';
import { tableFromIPC, Type } from 'apache-arrow';

const hex = bytes => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

function plain(type, value) {
    if (value === null || value === undefined)
        return null;
    switch (type.typeId) {
        case Type.Dictionary: return plain(type.dictionary, value);
        case Type.List:
        case Type.FixedSizeList: return Array.from(value, item => plain(type.children[0].type, item));
        case Type.Struct: return Object.fromEntries(type.children.map(child => [child.name, plain(child.type, value[child.name])]));
        case Type.Map: return Array.from(value, ([key, item]) => [plain(type.children[0].type.children[0].type, key), plain(type.children[0].type.children[1].type, item)]);
        case Type.Decimal: return decimal(value, type.scale);
        default:
            return typeof value === 'bigint' ? value.toString() : ArrayBuffer.isView(value) ? hex(value) : value;
    }
}

// apache-arrow gives a decimal as 32-bit words, lowest first, in two's complement.
function decimal(words, scale) {
    let number = 0n;
    for (let i = words.length - 1; i >= 0; i--)
        number = (number << 32n) | BigInt(words[i] >>> 0);
    number = BigInt.asIntN(32 * words.length, number);
    const digits = (number < 0n ? -number : number).toString().padStart(scale + 1, '0');
    const whole = digits.slice(0, digits.length - scale), part = digits.slice(digits.length - scale);
    return (number < 0n ? '-' : '') + whole + (scale > 0 ? '.' + part : '');
}

const table = tableFromIPC(readFileSync(process.argv[2]));
const fields = table.schema.fields;
const rows = [];
for (let row = 0; row < table.numRows; row++)
    rows.push(fields.map((field, column) => plain(field.type, table.getChildAt(column).get(row))));

console.log(JSON.stringify({
    fields: fields.map(field => `${field.name}: ${field.type}`),
    batches: table.batches.map(batch => batch.numRows),
    rows,
}));
