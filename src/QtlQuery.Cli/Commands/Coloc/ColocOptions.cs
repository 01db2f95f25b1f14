using System.CommandLine;
using System.Globalization;
using System.IO.Enumeration;
using QtlQuery.Coloc;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Joins;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Store;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary>What the commands of <c>coloc</c> have in common: two sides, loci, and how the sides' statistics are meant.</summary>
/// <param name="needsGwas">False where molecular traits may be asked about without one.</param>
sealed class ColocOptions(Session session, CommonOptions common, bool needsGwas = true)
{
    static readonly Dictionary<string, string> Methods = new()
    {
        ["abf"] = PairMethod.Abf,
        ["signals"] = PairMethod.Signals,
        ["susie"] = PairMethod.Susie,
        ["conditional"] = PairMethod.Conditional,
    };

    readonly Option<string> _gwas = new("--gwas") { HelpName = "GWAS", Required = needsGwas, Description = "The GWAS: a dataset of the store, or a file, which is read first" };
    readonly Option<string[]> _datasets = new("--dataset") { HelpName = "DATASET", Description = "A dataset of the store, a pattern such as 'GTEx_v8_ge_*', or a file; may be repeated. All with associations where not given" };
    readonly Option<string[]> _genes = new("--gene") { HelpName = "GENE", Description = "Of this gene only; may be repeated. Without --region, the locus is where the gene's traits were tested" };
    readonly Option<string[]> _regions = new("--region") { HelpName = "REGION", Description = "Locus, such as 5:75155259-75555259; may be repeated" };
    readonly Option<string?> _loci = new("--loci") { HelpName = "HOW", Description = "Without --region and --gene: leads, a window around each lead of the GWAS, or breaker, each stretch of significant variants; leads where not given" };
    readonly Option<double?> _p = new("--p") { HelpName = "P", Description = "Largest p of a lead of the GWAS; 5e-8 where not given" };
    readonly Option<int?> _window = new("--window") { HelpName = "BP", Description = "Bases on either side of a lead or stretch; 500000 where not given" };
    readonly Option<string?> _method = new("--method") { HelpName = "METHOD", Description = "abf: one causal variant a trait, from effects or p-values. signals: each fine-mapped signal for itself, from the Bayes factors that were ingested. susie, conditional: each signal that SuSiE or stepwise conditioning finds in either side, with the LD of the store. abf where not given" };
    readonly Option<string?> _ld = new("--ld") { HelpName = "DATASET", Description = "Dataset of LD for susie and conditional; the only one of the store where not given" };
    readonly Option<double?> _p1 = new("--p1") { HelpName = "P", Description = "Prior of a variant for the molecular trait; 1e-4 where not given" };
    readonly Option<double?> _p2 = new("--p2") { HelpName = "P", Description = "Prior of a variant for the GWAS; 1e-4 where not given" };
    readonly Option<double?> _p12 = new("--p12") { HelpName = "P", Description = "Prior of a variant for both; 1e-5 where not given, 5e-6 for signals and susie" };
    readonly Option<string?> _gwasType = new("--gwas-type") { HelpName = "TYPE", Description = "quant or cc: what the effects of the GWAS are, where its rows do not say" };
    readonly Option<double?> _gwasSd = new("--gwas-sd") { HelpName = "SD", Description = "Standard deviation of a quantitative GWAS trait: 1 where effects are in standard deviations. Estimated where not given" };
    readonly Option<double?> _caseFraction = new("--case-fraction") { HelpName = "SHARE", Description = "Share of cases, where the GWAS has p-values only and no counts" };
    readonly Option<double?> _traitSd = new("--trait-sd") { HelpName = "SD", Description = "Standard deviation of the molecular traits: 1 where they were brought to the normal distribution. Estimated where not given" };
    readonly Option<string?> _match = new("--match") { HelpName = "HOW", Description = "alleles, or position: by position alone, without positions that hold several variants; alleles where not given" };
    readonly Option<bool> _force = new("--force") { Description = "Lay datasets beside the GWAS that do not fit it, too ('qtlquery gwas check' says why they do not)" };
    readonly Option<string?> _build = new("--build") { HelpName = "BUILD", Description = "Genome build of files that do not say it, such as GRCh38" };

    readonly GwasFileOptions _file = new();

    readonly Option<double?> _least = new("--at-least") { HelpName = "H4", Description = "Only pairs whose posterior of a shared variant reaches this; those that provably cannot are skipped" };

    /// <summary>Molecular traits by their names, for commands that look at single ones.</summary>
    public Option<string[]> Traits { get; } = new("--trait") { HelpName = "TRAIT", Description = "This molecular trait only, such as a transcript or an intron cluster; may be repeated" };

    /// <summary>Gives a command the options of either side or both.</summary>
    public void AddTraitsTo(ProgramCommand command, bool joins)
    {
        _gwasType.AcceptOnlyFromAmong("quant", "cc");
        _loci.AcceptOnlyFromAmong("leads", "breaker");
        foreach (var option in new Option[] { _gwas, _datasets, _genes, Traits, _regions, _loci, _p, _window, _gwasType, _gwasSd, _caseFraction, _traitSd, _build, _file.Set, _file.LiftOver, common.Store })
            command.Add(option);
        if (joins)
            command.Add(_force);
    }

    /// <summary>Gives a command the options of both sides, and those of a computation where it is one.</summary>
    public void AddTo(ProgramCommand command, bool computes)
    {
        _gwasType.AcceptOnlyFromAmong("quant", "cc");
        _match.AcceptOnlyFromAmong("alleles", "position");
        _loci.AcceptOnlyFromAmong("leads", "breaker");
        _method.AcceptOnlyFromAmong([.. Methods.Keys]);
        foreach (var option in computes ? OfSides.Concat(OfMethod) : OfSides)
            command.Add(option);
    }

    /// <summary>Gives a command the priors alone.</summary>
    public void AddPriorsTo(ProgramCommand command)
    {
        foreach (var option in new Option[] { _p1, _p2, _p12 })
            command.Add(option);
    }

    IEnumerable<Option> OfSides => [_gwas, _datasets, _genes, _regions, _loci, _p, _window, _gwasType, _gwasSd, _caseFraction, _traitSd, _match, _force, _build, _file.Set, _file.LiftOver, common.Store];

    IEnumerable<Option> OfMethod => [_method, _ld, _p1, _p2, _p12, _least];

    /// <summary>Opens the user's store, or one of the files alone, and hands over what was asked for.</summary>
    /// <param name="joined">Datasets of the request that are laid beside the GWAS, and so must fit it; all where not given.</param>
    /// <exception cref="QtlQueryException">A side is not there, cannot be read, is on another build, or does not fit the other.</exception>
    public int Answer(ParseResult parsed, Func<Asked, int> answer, Func<Asked, IReadOnlyList<string>>? joined = null)
    {
        using var opened = Opened(parsed, takesAll: true);
        var (store, gwas) = (opened.Store, opened.Gwas!);
        var asked = new Asked(store, opened.Into, Request(parsed, store, gwas, opened.Datasets), parsed);
        if (!parsed.GetValue(_force))
            RequireTrust(store, gwas, joined?.Invoke(asked) ?? asked.Request.Datasets);
        return answer(asked);
    }

    /// <summary>Opens the same, and hands over the traits of either side or both.</summary>
    /// <param name="takesAll">Whether no dataset, gene and trait beside a GWAS stands for all traits, and not for the GWAS alone.</param>
    /// <param name="joins">Whether the sides are laid beside each other, so that they must fit.</param>
    /// <exception cref="QtlQueryException">A side is not there, cannot be read, is on another build, or does not fit the other.</exception>
    public int AnswerTraits(ParseResult parsed, bool takesAll, bool joins, Func<QtlStore, TraitsRequest, int> answer)
    {
        var isGwasAlone = !takesAll && parsed.GetValue(_gwas) is not null && new[] { _datasets, _genes, Traits }.All(option => parsed.GetValue(option) is not { Length: > 0 });
        using var opened = Opened(parsed, !isGwasAlone);
        var store = opened.Store;
        var genes = Genes(parsed, store);
        var datasets = isGwasAlone ? [] : Datasets(store, opened.Datasets, "associations");
        if (opened.Gwas is null && parsed.GetValue(_regions) is not { Length: > 0 } && genes is null)
            throw new UsageException("no locus is named", "Give --gene GENE, --region REGION, or a --gwas whose loci are taken.");
        if (opened.Gwas is { } gwas && joins && !parsed.GetValue(_force))
            RequireTrust(store, gwas, datasets);
        return answer(store, new(opened.Gwas, datasets, Loci(parsed, store, opened.Gwas ?? "", datasets, genes))
        {
            Genes = genes,
            Traits = parsed.GetValue(Traits) is { Length: > 0 } traits ? traits : null,
            GwasKind = Kind(parsed),
            GwasSd = Positive(parsed, _gwasSd),
            TraitSd = Positive(parsed, _traitSd),
            CaseFraction = Prior(parsed, _caseFraction),
        });
    }

    void RequireTrust(QtlStore store, string gwas, IEnumerable<string> datasets)
    {
        // Signals without associations have no frequencies and effects to compare.
        foreach (var dataset in datasets.Where(dataset => store.Catalogue.Dataset(dataset).Tables.ContainsKey("associations")))
            JoinTrust.Of(store, gwas, dataset, session.Cancellation).Require();
    }

    OpenedSides Opened(ParseResult parsed, bool takesAll) => OpenedSides.Open(
        parsed, common, session, parsed.GetValue(_gwas), parsed.GetValue(_datasets) ?? [], takesAll, parsed.GetValue(_build) is { } name ? GenomeBuild.Parse(name) : null, file: _file);

    ColocRequest Request(ParseResult parsed, QtlStore store, string gwas, IReadOnlyList<string> sides)
    {
        var genes = Genes(parsed, store);
        var method = Methods[parsed.GetValue(_method) ?? "abf"];
        var usual = method is PairMethod.Signals or PairMethod.Susie ? ColocalisationPriors.SignalDefault : ColocalisationPriors.Default;
        var request = new ColocRequest(gwas, [], []) { Method = method };
        var datasets = Datasets(store, sides, request.Table);
        return request with
        {
            Datasets = datasets,
            Loci = Loci(parsed, store, gwas, datasets, genes),
            Genes = genes,
            Ld = parsed.GetValue(_ld),
            Priors = new(Prior(parsed, _p1) ?? usual.P1, Prior(parsed, _p2) ?? usual.P2, Prior(parsed, _p12) ?? usual.P12),
            GwasKind = Kind(parsed),
            GwasSd = Positive(parsed, _gwasSd),
            TraitSd = Positive(parsed, _traitSd),
            CaseFraction = Prior(parsed, _caseFraction),
            UniquePositions = parsed.GetValue(_match) is "position",
            LeastH4 = Prior(parsed, _least),
        };
    }

    /// <summary>Whether all loci of the GWAS are asked for.</summary>
    public bool IsWhole(ParseResult parsed) => parsed.GetValue(_regions) is not { Length: > 0 } && parsed.GetValue(_genes) is not { Length: > 0 };

    IReadOnlyList<GenomicRegion> Loci(ParseResult parsed, QtlStore store, string gwas, List<string> datasets, List<string>? genes)
    {
        if (parsed.GetValue(_regions) is { Length: > 0 } regions)
            return [.. regions.Select(GenomicRegion.Parse)];
        if (genes is not null)
            return TraitSpans.Of(store, datasets, genes);
        var p = Prior(parsed, _p) ?? 5e-8;
        var window = parsed.GetValue(_window) switch { null => GwasLoci.Window, >= 0 and var given => given, var given => throw new UsageException($"--window {given} is no distance", "Give a number of bases, such as 500000.") };
        var loci = parsed.GetValue(_loci) is "breaker" ? GwasLoci.ByBreaker(store, gwas, p, window) : GwasLoci.AroundLeads(store, gwas, p, window);
        return loci.Count > 0
            ? loci
            : throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{gwas} has no variant with p of at most {p}"), "Raise --p, or name the locus with --region or --gene.");
    }

    List<string>? Genes(ParseResult parsed, QtlStore store) =>
        parsed.GetValue(_genes) is { Length: > 0 } named ? named.SelectMany(gene => StoreLookup.GeneIds(store, gene)).Distinct().ToList() : null;

    TraitKind? Kind(ParseResult parsed) => parsed.GetValue(_gwasType) switch { "quant" => TraitKind.Quantitative, "cc" => TraitKind.CaseControl, _ => null };

    static List<string> Datasets(QtlStore store, IReadOnlyList<string> words, string table)
    {
        var known = store.Catalogue.Datasets.Values.Where(dataset => dataset.Tables.ContainsKey(table)).Select(dataset => dataset.DatasetId).Order(StringComparer.Ordinal).ToList();
        if (words.Count == 0)
            return known.Count > 0 ? known : throw new QtlQueryException($"no dataset of the store has {table.Replace('_', ' ')}", "Ingest nominal statistics of molecular traits, or for signals their fine-mapping.");
        return [.. words.SelectMany(word => word.Contains('*', StringComparison.Ordinal) ? Matching(known, word, table) : [store.Catalogue.Dataset(word).DatasetId]).Distinct().Order(StringComparer.Ordinal)];
    }

    static List<string> Matching(List<string> known, string pattern, string table)
    {
        var matching = known.Where(id => FileSystemName.MatchesSimpleExpression(pattern, id, ignoreCase: false)).ToList();
        return matching.Count > 0 ? matching : throw new QtlQueryException($"no dataset with {table.Replace('_', ' ')} matches '{pattern}'", "'qtlquery datasets' lists them all.");
    }

    static double? Prior(ParseResult parsed, Option<double?> option) => parsed.GetValue(option) is not { } value || value is > 0 and < 1
        ? parsed.GetValue(option)
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is no probability"), "Give a number between 0 and 1, such as 1e-5.");

    static double? Positive(ParseResult parsed, Option<double?> option) => parsed.GetValue(option) is not { } value || value > 0
        ? parsed.GetValue(option)
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is no standard deviation"), "Give a number above 0.");

    /// <summary>What was asked for, over an open store.</summary>
    /// <param name="Into">The store that keeps results: the user's, or that of the files.</param>
    public sealed record Asked(QtlStore Store, StoreLayout Into, ColocRequest Request, ParseResult Parsed);
}
