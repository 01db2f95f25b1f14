using QtlQuery.Benchmarks;
using QtlQuery.Benchmarks.Measuring;
using QtlQuery.Benchmarks.Suites;

var arguments = new Arguments(args);
var help = args.Contains("--help");
switch (help ? null : arguments.Suite)
{
    case "ingest" or "questions" or "coloc" or "datasets" or "stream" or "map" or "all":
        Machine.Describe(Console.Out);
        if (arguments.Suite is "ingest" or "all")
            IngestSuite.Run(arguments, Console.Out);
        if (arguments.Suite is "questions" or "all")
            QuestionSuite.Run(arguments, Console.Out);
        if (arguments.Suite is "coloc" or "all")
            ColocSuite.Run(arguments, Console.Out);
        if (arguments.Suite is "datasets" or "all")
            DatasetsSuite.Run(arguments, Console.Out);
        if (arguments.Suite is "stream" or "all")
            StreamSuite.Run(arguments, Console.Out);
        if (arguments.Suite is "map")
            MapSuite.Run(arguments, Console.Out);
        return 0;
    case "queries":
        Machine.Describe(Console.Out);
        return QuerySuite.Run(arguments, Console.Out);
    case "growth":
        Machine.Describe(Console.Out);
        return GrowthSuite.Run(arguments, Console.Out);
    case "layout":
        Machine.Describe(Console.Out);
        LayoutSuite.Run(arguments, Console.Out);
        return 0;
    case "child":
        return Child.Run(arguments.Rest);
    default:
        Console.Error.WriteLine("""
            Benchmarks on made data; each checks its answer.
              queries [--rows 5000000 a context]     look-ups, counts and scans, warm and cold, memory, row groups;
                                                     --peers: the same of tabix, plain Parquet, SQLite and read_csv;
                                                     --drop-cache: from disk, too; --floors: fails below the least ratios;
                                                     --readme: the table of README.md only; --prepare: makes the files only;
                                                     whole commands with --program
              growth  [--rows] [--scale 10,20]       the same look-ups where there are ten and twenty times the pairs;
                                                     --prepare and --floors (below twice the time) as above
              ingest  [--rows 5000000]               ingest against DuckDB alone, in turn, a process each;
                                         --part gene|position|bgzip|p-value, the order of the rows
              questions [--rows 5000000 a context]   views over everything; --density gtex|spread: 6,400 or 1,700
                                                     variants a gene
              coloc   [--rows 5000000 a context]     colocalisation: the kernel, a GWAS of 100 loci, other priors;
                                                     --part kernel|study|priors, --loci N of the 100
              layout  [--rows 3000000]               bytes a pair by table and column, and what each choice of the layout
                                                     takes in bytes, to write and to read; --file RESULTS: of your own
              datasets                               a store of a thousand datasets, opened and listed
              stream  [--rows 10000000]              large results out of the store, peak memory
              map     --data DIR                     QTL mapping, on what mapping/make_data.py made; --part
                                                     read|passes, the passes with --program
              all                                    ingest, questions, coloc, datasets and stream
            Further: --folder DIR (made files are kept there), --program PATH (the published qtlquery)
            """);
        return help ? 0 : 2;
}
