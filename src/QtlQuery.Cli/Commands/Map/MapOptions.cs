using System.CommandLine;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Covariates;
using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>Options that the commands of mapping have in common: what is mapped from, and into which dataset.</summary>
sealed class MapOptions
{
    static readonly string[] Facts = ["study", "quantity", "context"];

    public Option<string> Dataset { get; } = new("--dataset") { HelpName = "ID", Required = true, Description = "The dataset that gets the results" };

    public Option<string[]> Genotypes { get; } = new("--genotypes") { HelpName = "FILE", Required = true, Description = "Genotypes: VCF, BCF, PLINK 1 (.bed) or PLINK 2 (.pgen); may be repeated, a file for each chromosome" };

    public Option<string> Traits { get; } = new("--traits") { HelpName = "FILE", Required = true, Description = "Values of molecular traits, one row each: BED, or a table with --locations" };

    public Option<string?> Locations { get; } = new("--locations") { HelpName = "FILE", Description = "Where the traits of a table are: a GTF file, or a table of id, chromosome, left and right end" };

    public Option<string[]> Covariates { get; } = new("--covariates") { HelpName = "FILE", Description = "Covariates, either way round; may be repeated", Arity = ArgumentArity.ZeroOrMore };

    public Option<string?> CovariateLayoutName { get; } = new("--covariates-in") { HelpName = "rows|columns", Description = "Which way round covariates stand, where the names of samples do not tell" };

    public Option<string[]> Categories { get; } = new("--category") { HelpName = "NAME", Description = "A covariate that is a category although it looks like a number, such as a batch; may be repeated", Arity = ArgumentArity.ZeroOrMore };

    public Option<string?> SampleLinks { get; } = new("--sample-links") { HelpName = "FILE", Description = "A table of genotype sample and trait sample, where they have other names" };

    public Option<string?> KeptSamples { get; } = new("--samples") { HelpName = "FILE", Description = "Map these samples only: a name a line, as the traits have it" };

    public Option<string?> Groups { get; } = new("--groups") { HelpName = "FILE", Description = "Which group each trait belongs to, such as introns to clusters: a table of trait and group; BED with a group column says it itself" };

    public Option<string> Build { get; } = new("--build") { HelpName = "BUILD", Required = true, Description = "Genome build of genotypes and traits, which must be the store's: nothing in the files says it" };

    public Option<string[]> Set { get; } = new("--set") { HelpName = "NAME=VALUE", Description = "What the dataset is: study, quantity (ge, exon, tx, …), context; may be repeated", Arity = ArgumentArity.ZeroOrMore };

    public GenotypeFileOptions GenotypeFile { get; } = new();

    public Option<string> MaleX { get; } = new("--male-x") { HelpName = "one|two", Description = "What a man's copy of X counts for outside the pseudo-autosomal regions; two where not given. Sexes come from --sexes, .fam or .psam", DefaultValueFactory = _ => "two" };

    public Option<string?> Sexes { get; } = new("--sexes") { HelpName = "FILE", Description = "Sexes of the samples of the genotypes: a table of sample and sex, .fam or .psam" };

    public Option<string?> ChunkText { get; } = new("--chunk") { HelpName = "I/N", Description = "Map the I-th of N parts of the traits, so that N processes can share the work on one store, in any order; the dataset is there once the last part is. A part that is there is not computed again" };

    public MapOptions()
    {
        CovariateLayoutName.AcceptOnlyFromAmong("rows", "columns");
        MaleX.AcceptOnlyFromAmong("one", "two");
    }

    public IEnumerable<Option> Inputs => [Genotypes, Traits, Locations, Covariates, CovariateLayoutName, Categories, SampleLinks, KeptSamples, Groups, .. GenotypeFile.All, MaleX, Sexes];

    /// <param name="log2Expression">A file for allelic fold changes.</param>
    public MappingInputs Open(ParseResult parsed, Session session, bool quiet, string? log2Expression = null)
    {
        var inputs = MappingInputs.Open(new(parsed.GetRequiredValue(Genotypes), parsed.GetRequiredValue(Traits), parsed.GetValue(Locations))
        {
            Covariates = parsed.GetValue(Covariates) ?? [],
            CovariateLayout = LayoutOf(parsed),
            Categories = parsed.GetValue(Categories) ?? [],
            SampleLinks = parsed.GetValue(SampleLinks),
            KeptSamples = parsed.GetValue(KeptSamples),
            Groups = parsed.GetValue(Groups),
            Log2Expression = log2Expression,
            Sexes = parsed.GetValue(Sexes),
            GenotypeOptions = GenotypeFile.Of(parsed) with
            {
                MaleX = parsed.GetValue(MaleX) == "one" ? MaleXCopies.One : MaleXCopies.Two,
                Build = GenomeBuild.Parse(parsed.GetRequiredValue(Build)),
            },
        });
        foreach (var sentence in quiet ? [] : MapReport.Of(inputs))
            session.Error.WriteLine(sentence);
        return inputs;
    }

    public CovariateLayout LayoutOf(ParseResult parsed) => parsed.GetValue(CovariateLayoutName) switch
    {
        "rows" => CovariateLayout.CovariatesInRows,
        "columns" => CovariateLayout.SamplesInRows,
        _ => CovariateLayout.BySampleNames,
    };

    /// <summary>What <c>--chunk</c> says; null where all is mapped at once.</summary>
    public Chunk? ChunkOf(ParseResult parsed) => parsed.GetValue(ChunkText) is { } text ? Chunk.Parse(text) : null;

    /// <summary>What <c>--set</c> says of the dataset.</summary>
    public DatasetFields Fields(ParseResult parsed)
    {
        var set = NamedValues.Parse("--set", parsed.GetValue(Set) ?? []);
        if (set.Keys.FirstOrDefault(name => !Facts.Contains(name)) is { } unknown)
            throw new UsageException($"--set knows no '{unknown}'", $"A mapping takes {string.Join(", ", Facts)}.");
        return new(set.GetValueOrDefault("study"), set.GetValueOrDefault("quantity"), set.GetValueOrDefault("context"));
    }

    /// <exception cref="QtlQueryException">The files are on another build than the store.</exception>
    public void CheckBuild(ParseResult parsed, StoreLayout store)
    {
        var (said, own) = (GenomeBuild.Parse(parsed.GetRequiredValue(Build)), GenomeBuild.Parse(StoreFile.Read(store).GenomeBuild));
        if (said != own)
            throw new QtlQueryException($"the files are on {said.Name}, and the store is on {own.Name}", "Map into a store of the files' build, or lift genotypes and traits over first.");
    }
}
