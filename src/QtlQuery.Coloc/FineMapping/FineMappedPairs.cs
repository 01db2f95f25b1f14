using QtlQuery.Coloc.Ld;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>Pairs of one locus of which both sides are fine-mapped first, with the LD of the store: each signal of a trait beside each of the GWAS.</summary>
sealed class FineMappedPairs(QtlStore store, ColocRequest request, GenomicRegion locus, GwasLocus gwas)
{
    readonly SignalPairColocalisation _pair = new(request, locus, gwas);

    public LocusOutcome All(CancellationToken cancellation)
    {
        var panel = LdPanel.Read(store, LdDataset.Of(store, request.Ld), locus, cancellation);
        var others = Signals(gwas.Rows, gwas.Facts, panel);
        var reader = new LocusReader(store, request);
        var results = new List<ColocResult>();
        reader.ForEachTrait(locus, trait => results.AddRange(Of(trait, reader.Facts(trait.DatasetId), others, panel)), cancellation);
        var kept = request.LeastH4 is { } least ? results.Where(result => result.Posteriors?.H4 >= least).ToList() : results;
        return new(kept, results.Count, 0, results.Count - kept.Count, false);
    }

    SideSignals Signals(LocusRows rows, SideFacts facts, LdPanel panel) =>
        request.Method == PairMethod.Susie ? SusieSignals.Of(rows, facts, panel) : ConditionalSignals.Of(rows, facts, locus.Chromosome, panel);

    IEnumerable<ColocResult> Of(TraitLocus trait, SideFacts facts, SideSignals others, LdPanel panel)
    {
        var own = Signals(trait.Rows, facts, panel);
        var refusal = others.Refusal is { } theirs ? $"gwas_{theirs}" : own.Refusal;
        if (refusal is not null)
            return [Refused(trait, facts, own, others, refusal)];
        return from signal in own.Signals
               from other in others.Signals
               let result = _pair.Of(Signal(trait, signal.Name ?? "", signal.Logs), new(other.Name, other.Logs, RouteName.Signal))
               select result with { Method = request.Method, Signal = signal.Name, Trait = Side(facts, trait.Rows), Gwas = Side(gwas.Facts, gwas.Rows) };
    }

    ColocResult Refused(TraitLocus trait, SideFacts facts, SideSignals own, SideSignals others, string refusal) => new(
        trait.DatasetId, request.Gwas, trait.MolecularTraitId, trait.GeneId, trait.GeneVersion, locus, null, null, request.Method, refusal,
        own.Used, others.Used, 0, trait.Rows.Count - own.Used,
        Side(facts, trait.Rows), Side(gwas.Facts, gwas.Rows),
        request.Priors, null, null, null, null, null, null, null, null);

    static Signal Signal(TraitLocus trait, string name, double[] logs) =>
        new(trait.DatasetId, trait.MolecularTraitId, trait.GeneId, trait.GeneVersion, name, [.. trait.Rows.Position], [.. trait.Rows.Ref], [.. trait.Rows.Alt], [.. logs], [.. trait.GwasRows]);

    static SideSummary Side(SideFacts facts, LocusRows rows) => new(
        RouteName.Signal,
        facts.Kind,
        null,
        false,
        facts.Kind == TraitKind.CaseControl ? facts.CaseFraction : null,
        GwasLocus.LargestOf(rows) is var largest && double.IsNaN(largest) ? null : largest);
}
