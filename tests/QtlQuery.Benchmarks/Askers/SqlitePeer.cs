namespace QtlQuery.Benchmarks.Askers;

/// <summary>A table of 15 columns in SQLite with indexes of gene and dataset, of place, and of rsid.</summary>
sealed class SqlitePeer(AskedFiles files) : IAsker
{
    /// <summary>Its columns, as expressions over the eQTL Catalogue's.</summary>
    public const string Columns = "dataset_id, chromosome, gene_id, position, ref, alt, rsid, ma_samples, maf, ac, an, r2, beta, se, pvalue";

    /// <summary>Rows come from a pipe of CSV, <c>pairs</c> in the current directory.</summary>
    public const string Load = """
        pragma journal_mode = off;
        pragma synchronous = off;
        pragma page_size = 8192;
        pragma cache_size = -500000;
        create table pairs (dataset_id text, chromosome text, gene_id text, position integer, ref text, alt text, rsid text, ma_samples integer, maf real, ac integer, an integer, r2 real, beta real, se real, pvalue real);
        .mode csv
        .import pairs.fifo pairs
        create index pairs_by_gene on pairs (gene_id, dataset_id);
        create index pairs_by_place on pairs (chromosome, position);
        create index pairs_by_rsid on pairs (rsid);

        """;

    Sqlite? _database;

    public string Name => "SQLite";

    public IReadOnlyList<string> Files => [files.Sqlite];

    /// <summary>A scan of ten gigabytes is asked for once.</summary>
    public Patience Patience(QuestionKind kind) => kind switch
    {
        QuestionKind.GwasLocus or QuestionKind.Specificity or QuestionKind.SignificantPairs or QuestionKind.Scan => Askers.Patience.Never,
        QuestionKind.Leads or QuestionKind.SignificantCounts => Askers.Patience.Once,
        _ => Askers.Patience.Often,
    };

    public void Open()
    {
        _database?.Dispose();
        _database = new(files.Sqlite);
    }

    public long Ask(Question question, Action<object[]>? agreed)
    {
        var sql = SourceSql.Of(question, "pairs", "'chr' || chromosome || '_' || position || '_' || ref || '_' || alt", hasGeneIndex: true);
        var rows = 0L;
        foreach (var values in _database!.Read(sql))
        {
            agreed?.Invoke([.. values.Take(question.Agreed(values.Length)).Select(value => value!)]);
            rows++;
        }

        return rows;
    }

    public void Dispose() => _database?.Dispose();
}
