// Runs a script in DuckDB as npm distributes it, with nothing of ours, and then each further argument as a query on the same connection.
// Prints the rows of each query as one line of JSON: arrays of columns, numbers and all else as text.
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const [script, ...queries] = process.argv.slice(2);
const statements = await connection.extractStatements(readFileSync(script, 'utf8'));
for (let i = 0; i < statements.count; i++)
    await (await statements.prepare(i)).run();
for (const query of queries)
    console.log(JSON.stringify((await connection.runAndReadAll(query)).getRowsJson()));
