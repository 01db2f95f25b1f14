using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.TextFunctions;

/// <summary>The macros that an ingest runs as code.</summary>
static class TextFunctionCatalogue
{
    public static IReadOnlyList<TextFunction> All { get; } =
    [
        new("chromosome_name", ChromosomeNames.Usual),
        new("plink_chromosome", ChromosomeNames.Plink),
        new("variant_chromosome", VariantIds.Chromosome),
        new("variant_position", VariantIds.Position),
        new("variant_ref", VariantIds.Ref),
        new("variant_alt", VariantIds.Alt),
        new("variant_build", VariantIds.Build),
        new("placed_variant", VariantIds.Placed),
        new("unversioned", EnsemblIds.Unversioned),
        new("version_text", EnsemblIds.Version),
        new("molecular_trait_of", EnsemblIds.MolecularTrait),
        new("gene_in", EnsemblIds.Gene),
        new("rsids_of", Rsids.OfLabel),
        new("rsid_in", Rsids.Single),
        new("unusual_number", NumberTexts.Unusual),
    ];

    static readonly Lazy<IReadOnlyList<GCHandle>> Handles = new(() => [.. All.Select(function => GCHandle.Alloc(function))]);

    /// <summary>Makes the functions known to a database.</summary>
    /// <returns>The macros that are none of them.</returns>
    public static OnDemandSql Register(DuckDBConnection connection)
    {
        foreach (var (function, handle) in All.Zip(Handles.Value))
            TextFunctionCall.Register(connection, function.Name, handle);
        return EngineDatabase.OnDemand(connection, SqlFile.In("macros"), All.Select(function => function.Name).ToHashSet());
    }
}
