using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Benchmarks.Askers;

/// <summary>A store, asked through the library as a program of a user's would.</summary>
sealed class StorePeer(string name, string path) : IAsker
{
    // Of the columns of look-ups: dataset_id, molecular_trait_id, variant_id, p_value, beta, standard_error.
    static readonly int[] OfLookup = [0, 1, 2, 7, 5, 6];

    QtlStore? _store;

    public string Name => name;

    public string Path => path;

    /// <summary>Without the GWAS, which the other programs' files are without, too.</summary>
    public IReadOnlyList<string> Files => [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Where(file => !file.Contains(AskedFiles.Gwas, StringComparison.Ordinal))];

    /// <summary>Bytes of the pairs alone, without leads, rsids and what else is beside them.</summary>
    public long BytesOfPairs => _store!.Catalogue.Datasets.Values.Sum(dataset => dataset.Tables.GetValueOrDefault("associations")?.Bytes ?? 0);

    public Patience Patience(QuestionKind kind) => kind.IsOfPlace() ? Askers.Patience.Often : Askers.Patience.Seldom;

    public void Open()
    {
        _store?.Dispose();
        _store = QtlStore.Open(path);
    }

    public long Ask(Question question, Action<object[]>? agreed)
    {
        var store = _store!;
        if (LookUp(store, question) is { } lookup)
        {
            using var found = store.ReadChunks(lookup.Sql, lookup.Parameters);
            return TypedRows.Read(found, OfLookup, agreed);
        }

        var (sql, parameters) = Sql(store, question);
        using var rows = store.ReadChunks(sql, parameters);
        return TypedRows.Read(rows, [.. Enumerable.Range(0, question.Agreed(rows.Names.Count))], agreed);
    }

    /// <summary>Row groups of 61,440 rows that the statistics of position leave to be read, of those in the store.</summary>
    /// <remarks>From the files' own metadata. Where there is no place to go by, what reads the pairs reads all of them; a look-up through an index reads none.</remarks>
    public (long Read, long All) RowGroups(Question question)
    {
        var store = _store!;
        var place = question.Place;
        var one = question.Kind.IsOfOneDataset() ? new HashSet<string> { place.DatasetId } : null;
        var all = Count(store.Catalogue.Files("associations"), 0, int.MaxValue);
        return question.Kind switch
        {
            QuestionKind.Leads or QuestionKind.Specificity => (0, all),
            QuestionKind.SignificantCounts or QuestionKind.SignificantPairs when Strong(store) != "associations" => (0, all),
            <= QuestionKind.RegionInAll when DatasetIndex.Of(store.Catalogue.Dataset(place.DatasetId)) is not null => (0, all),
            _ when !question.Kind.IsOfPlace() => (all, all),
            QuestionKind.GeneInOne or QuestionKind.GeneInAll => (At(place.FirstPosition, place.LastPosition), all),
            QuestionKind.Variant or QuestionKind.Rsid => (At(place.Position, place.Position), all),
            _ => (At(place.RegionStart, place.RegionEnd), all),
        };

        long At(int first, int last) => Count(store.Catalogue.Files("associations", new GenomicRegion(place.Chromosome, first, last), one), first, last);

        long Count(List<string> files, int first, int last) => store.Query<long>(
            "select count(*) from parquet_metadata($files) where path_in_schema = 'position' and try_cast(stats_min_value as integer) <= $last and try_cast(stats_max_value as integer) >= $first",
            new Dictionary<string, object?> { ["files"] = files, ["first"] = first, ["last"] = last })[0];
    }

    public void Dispose() => _store?.Dispose();

    static LookupQuery? LookUp(QtlStore store, Question question)
    {
        var place = question.Place;
        var one = question.Kind.IsOfOneDataset() ? new HashSet<string> { place.DatasetId } : null;
        return question.Kind switch
        {
            QuestionKind.GeneInOne or QuestionKind.GeneInAll => StoreLookup.Gene(store, place.GeneId, one),
            QuestionKind.Variant => StoreLookup.Variant(store, place.VariantId, one),
            QuestionKind.Rsid => StoreLookup.Variant(store, place.Rsid, one),
            QuestionKind.RegionInOne or QuestionKind.RegionInAll => StoreLookup.Region(store, place.Region, one),
            _ => null,
        };
    }

    static (string Sql, Dictionary<string, object?> Parameters) Sql(QtlStore store, Question question) => question.Kind switch
    {
        QuestionKind.Leads => ("select dataset_id, molecular_trait_id, p_value, variants_tested from lead_associations", []),
        QuestionKind.SignificantCounts => ($"select dataset_id, count(*) from {Strong(store)} where p_value < 5e-8 group by dataset_id", []),
        QuestionKind.SignificantPairs => ($"select dataset_id, molecular_trait_id, variant_id, p_value, beta, standard_error, rsid, effect_allele_frequency, sample_size from {Strong(store)} where p_value < 5e-8", []),
        QuestionKind.Specificity => ("select gene_id, count(distinct dataset_id) filter (where p_value < 1e-5) from lead_associations group by gene_id", []),
        QuestionKind.Scan => ("select count(*) from associations where p_value < 1e-5", []),
        QuestionKind.GwasLocus => Locus(store, question.Place),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    // Small datasets, as of --rows 10000, have no hits.
    static string Strong(QtlStore store) => store.Catalogue.Datasets.Values.All(dataset => dataset.Tables.ContainsKey("association_hits") || !dataset.Tables.ContainsKey("associations")) ? "association_hits" : "associations";

    static (string Sql, Dictionary<string, object?> Parameters) Locus(QtlStore store, Place place)
    {
        var region = new GenomicRegion(place.Chromosome, place.RegionStart, place.RegionEnd);
        return (
            """
            select count(*), round(corr(pairs.beta / pairs.standard_error, gwas.beta / gwas.standard_error), 4)
            from associations_in($pairs) as pairs
            join gwas_in($gwas) as gwas using (chromosome, position, ref, alt)
            where pairs.position between $first and $last and gwas.position between $first and $last
            """,
            new()
            {
                ["pairs"] = store.Catalogue.Files("associations", region, new HashSet<string> { place.DatasetId }),
                ["gwas"] = store.Catalogue.Files("gwas", region),
                ["first"] = region.Start,
                ["last"] = region.End,
            });
    }
}
