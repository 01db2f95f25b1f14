using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Mapping.Mediating;

namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map mediation</c> tests whether trans effects go through genes near the variant.</summary>
static class MapMediationCommand
{
    static readonly ComputedRows<MediatedPair> Columns = new(
        ("molecular_trait_id", "VARCHAR", pair => pair.MolecularTraitId),
        ("gene_id", "VARCHAR", pair => pair.GeneId),
        ("variant_id", "VARCHAR", pair => pair.VariantId),
        ("cis_dataset_id", "VARCHAR", pair => pair.CisDatasetId),
        ("cis_molecular_trait_id", "VARCHAR", pair => pair.CisMolecularTraitId),
        ("total_beta", "DOUBLE", pair => pair.Mediation?.Total.Slope),
        ("total_neg_log10_p", "DOUBLE", pair => pair.Mediation?.Total.NegLog10P),
        ("cis_beta", "DOUBLE", pair => pair.Mediation?.OnMediator.Slope),
        ("cis_neg_log10_p", "DOUBLE", pair => pair.Mediation?.OnMediator.NegLog10P),
        ("mediator_beta", "DOUBLE", pair => pair.Mediation?.OfMediator.Slope),
        ("mediator_standard_error", "DOUBLE", pair => pair.Mediation?.OfMediator.StandardError),
        ("mediator_neg_log10_p", "DOUBLE", pair => pair.Mediation?.OfMediator.NegLog10P),
        ("direct_beta", "DOUBLE", pair => pair.Mediation?.Direct.Slope),
        ("direct_neg_log10_p", "DOUBLE", pair => pair.Mediation?.Direct.NegLog10P),
        ("indirect_beta", "DOUBLE", pair => pair.Mediation?.Indirect.Value),
        ("indirect_standard_error", "DOUBLE", pair => pair.Mediation?.Indirect.Sobel.StandardError),
        ("indirect_neg_log10_p", "DOUBLE", pair => -pair.Mediation?.Indirect.Sobel.LogP / Math.Log(10)),
        ("share_mediated", "DOUBLE", pair => pair.Mediation is { } found ? found.Indirect.ProportionOf(found.Total.Slope) : null),
        ("mediator_partial_r", "DOUBLE", pair => pair.Mediation?.PartialCorrelationOfMediator),
        ("variant_partial_r", "DOUBLE", pair => pair.Mediation?.PartialCorrelationOfVariant),
        ("not_tested", "VARCHAR", pair => pair.Reason));

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var options = new MapOptions();
        var trans = new Option<string>("--trans") { HelpName = "DATASET", Required = true, Description = "The dataset of trans pairs, such as 'map trans' makes" };
        var cis = new Option<string?>("--cis") { HelpName = "DATASET", Description = "The dataset of effects on genes near the variants; all of the store where not given" };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "mediation",
            "Test whether trans effects go through a gene near the variant, in the samples that they were mapped in",
            "qtlquery map mediation --trans mylab_blood_trans --cis mylab_blood --genotypes all.bcf --traits expression.bed.gz --covariates covariates.txt --build GRCh38 --store lab.store")
        {
            trans, cis, options.Build, common.Store, output.Format, output.Output, common.Memory, common.Threads,
        };
        foreach (var option in options.Inputs)
            command.Add(option);
        command.SetAction(parsed =>
        {
            var quiet = parsed.GetValue(common.Quiet);
            options.CheckBuild(parsed, common.Layout(parsed, session));
            using var store = common.Open(parsed, session);
            using var inputs = options.Open(parsed, session, quiet);
            var pairs = TransMediation.Run(store, inputs, parsed.GetRequiredValue(trans), parsed.GetValue(cis), session.Cancellation);
            output.Write(parsed, store, Columns.Sql, Columns.Parameters(pairs));
            foreach (var sentence in quiet ? [] : Report(pairs))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<string> Report(IReadOnlyList<MediatedPair> pairs)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{pairs.Count(pair => pair.Mediation is not null):N0} of {pairs.Count:N0} trans pairs tested with a gene near the variant");
        foreach (var (reason, count) in pairs.Select(pair => pair.Reason).OfType<string>().CountBy(reason => reason))
            yield return string.Create(CultureInfo.InvariantCulture, $"  {count:N0} not tested: {reason}");
    }
}
