using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>Reads genotypes once and hands over stretches of variants with the windows that reach into them.</summary>
sealed class WindowPass(IReadOnlyList<TraitResiduals> traits, int windowBp)
{
    const int VariantsARead = 512;

    readonly ILookup<string, TraitWindow> _windows = traits.Index()
        .Where(each => each.Item.Reason is null)
        .ToLookup(each => each.Item.Trait.Chromosome, each => TraitWindow.Of(each.Index, each.Item, windowBp));

    /// <param name="test">Takes the rows of a block from one place to another, all of one chromosome and some of them in a window.</param>
    /// <param name="finish">Takes the windows that no variant is left for; one of a chromosome that the genotypes lack never comes.</param>
    public void Run(IGenotypeReader reader, Action<GenotypeBlock, int, int, IReadOnlyList<TraitWindow>> test, Action<IReadOnlyList<TraitWindow>> finish, CancellationToken cancellation)
    {
        var block = new GenotypeBlock(VariantsARead);
        var windows = new ChromosomeWindows([]);
        string? chromosome = null;
        while (reader.Read(block))
        {
            for (int first = 0, end; first < block.Count; first = end)
            {
                cancellation.ThrowIfCancellationRequested();
                if (block.Variants[first].Chromosome != chromosome)
                {
                    finish(windows.TakeAll());
                    chromosome = block.Variants[first].Chromosome;
                    windows = new(_windows[chromosome]);
                }

                end = first + 1;
                while (end < block.Count && block.Variants[end].Chromosome == chromosome)
                    end++;
                var reached = windows.Between(block.Variants[first].Position, block.Variants[end - 1].Position);
                if (reached.Count > 0)
                    test(block, first, end, reached);
                finish(windows.TakeBefore(block.Variants[end - 1].Position));
            }
        }

        finish(windows.TakeAll());
    }
}
