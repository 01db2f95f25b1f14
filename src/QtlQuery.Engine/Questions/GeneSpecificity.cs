namespace QtlQuery.Engine.Questions;

/// <summary>In how many contexts of a study a gene was tested and has an effect: a row of the view <c>tissue_specificity</c>.</summary>
public sealed record GeneSpecificity
{
    /// <summary>The datasets' study, or a dataset of its own where that is not known.</summary>
    public required string Study { get; init; }

    public string? Quantity { get; init; }

    /// <summary>Ensembl id, or the trait where its gene is not known.</summary>
    public required string Gene { get; init; }

    public long ContextsTested { get; init; }

    /// <summary>At the rule of each dataset.</summary>
    public long ContextsWithEffect { get; init; }

    /// <summary>Contexts in which the gene is an eGene, in order.</summary>
    public required IReadOnlyList<string> Contexts { get; init; }

    /// <summary>eGene in exactly one context, of at least two tested.</summary>
    public bool IsEGeneInOneContext { get; init; }

    /// <summary>Yanai et al. (2005), Bioinformatics 21:650, over the absolute effects of the leads, one a context: from 0 to 1; null where it is not defined.</summary>
    public double? TauOfEffects { get; init; }
}
