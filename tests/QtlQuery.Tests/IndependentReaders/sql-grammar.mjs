// Reads a script by the grammar of an engine: sql-grammar.mjs spark|trino FILE. Prints what the grammar refuses, and how many statements it finds, as JSON.
import { readFileSync } from 'node:fs';
import { register } from 'node:module';

// The package is made for bundlers: its modules import each other without endings, which Node wants.
register(`data:text/javascript,${encodeURIComponent(`
    export async function resolve(name, context, next) {
        for (const ending of name.startsWith('.') ? ['', '.js'] : []) {
            try { return await next(name + ending, context); } catch { }
        }
        return next(name.startsWith('.') ? name + '/index.js' : name, context);
    }`)}`);

const [engine, file] = process.argv.slice(2);
// One grammar: the package's own index loads those of seven engines, which takes longer than to read a script.
const { [{ spark: 'SparkSQL', trino: 'TrinoSQL' }[engine]]: Grammar } = await import(`dt-sql-parser/dist/parser/${engine}/index.js`);
const grammar = new Grammar();
const text = readFileSync(file, 'utf8');
const errors = grammar.validate(text).map(error => `${error.startLine}:${error.startColumn} ${error.message}`);
console.log(JSON.stringify({ errors, statements: errors.length > 0 ? 0 : grammar.splitSQLByStatement(text).length }));
