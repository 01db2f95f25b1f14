using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Mash;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery mash</c> estimates the effects of lead pairs in every context of a study from all of them.</summary>
static class MashCommand
{
    static readonly string[] Columns = ["molecular_trait_id", "gene", "variant_id", "dataset_id", "context", "beta", "standard_error", "posterior_mean", "posterior_sd", "lfsr"];

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var study = new Argument<string>("STUDY") { Description = "The study whose contexts are compared, as 'qtlquery datasets' names it" };
        var quantity = new Option<string?>("--quantity") { HelpName = "QUANTITY", Description = "Of its datasets of this molecular quantity, such as ge, where there are several" };
        var gene = new Option<string?>("--gene") { HelpName = "GENE", Description = "Print this gene only: a symbol, or an Ensembl id with or without its version" };
        var random = new Option<int>("--random-pairs") { HelpName = "N", Description = "Tested pairs, drawn at random, that tell how many effects there are and how they go together; 5000 where not given", DefaultValueFactory = _ => new MashOptions().RandomPairs };
        var seed = new Option<long>("--seed") { HelpName = "N", Description = "Of the draw: the same seed gives the same numbers; 1 where not given", DefaultValueFactory = _ => new MashOptions().Seed };
        var limit = new Option<int?>("--limit") { HelpName = "N", Description = "Print the first N rows only" };
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("mash", "Estimate the effects of lead pairs in every context of a study from all contexts together, and how sure their signs are", "qtlquery mash GTEx_v8 --store gtex.store --gene SORT1")
        {
            study, common.Store, quantity, gene, random, seed, limit, output.Format, output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            var pairs = parsed.GetValue(random);
            if (pairs < 1)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--random-pairs {pairs} is not a number of pairs"), "Give 1 or more; some thousands are usual.");
            var most = parsed.GetValue(limit);
            if (most < 0)
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--limit {most} is not a number of rows"), "Give 0 or more.");
            using var store = common.Open(parsed, session);
            var genes = parsed.GetValue(gene) is { } named ? StoreLookup.GeneIds(store, named) : [];
            var mash = StudyMash.Fit(store, parsed.GetRequiredValue(study), parsed.GetValue(quantity), new(pairs, parsed.GetValue(seed), parsed.GetValue(common.Threads)), session.Cancellation);
            var rows = mash.Rows(genes, session.Cancellation).Select(row => (IReadOnlyList<object?>)[row.MolecularTraitId, row.Gene, row.VariantId, row.DatasetId, row.Context, row.Beta, row.StandardError, row.PosteriorMean, row.PosteriorStandardDeviation, row.LocalFalseSignRate]);
            output.Write(parsed, Columns, most is { } first ? rows.Take(first) : rows);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(mash.Summary);
            return ExitCode.Done;
        });
        return command;
    }
}
