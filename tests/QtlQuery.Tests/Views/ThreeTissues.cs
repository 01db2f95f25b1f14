namespace QtlQuery.Tests.Views;

/// <summary>
/// One study in Liver, Blood and Brain: four genes with a variant each, standard errors of 0.1 everywhere.
/// <code>
/// effect (p)       Liver           Blood           Brain
/// G1 chr1:1000100  0.5  eGene      0.45 eGene      0.02 (0.7)
/// G2 chr1:2000200  -0.4 eGene      0.4  (0.2)      -0.3 (0.01)
/// G3 chr1:3000300  0.2  eGene      0.05 (0.6)      not tested
/// G4 chr2:4000400  0.1  (0.3)      0.3  eGene      0.1  (0.3)
/// </code>
/// </summary>
static class ThreeTissues
{
    public const string G1 = "ENSG09900000001";
    public const string G2 = "ENSG09900000002";
    public const string G3 = "ENSG09900000003";
    public const string G4 = "ENSG09900000004";

    // Six ingests are made once; each test has a copy.
    static readonly Lazy<TestStore> Made = new(Make);

    public static TestStore Create() => Made.Value.Copy();

    static TestStore Make()
    {
        var store = new TestStore();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.Dispose();
        Add(store, "Liver", (G1, "0.5", "1e-8", true), (G2, "-0.4", "1e-6", true), (G3, "0.2", "1e-5", true), (G4, "0.1", "0.3", false));
        Add(store, "Blood", (G1, "0.45", "1e-6", true), (G2, "0.4", "0.2", false), (G3, "0.05", "0.6", false), (G4, "0.3", "1e-6", true));
        Add(store, "Brain", (G1, "0.02", "0.7", false), (G2, "-0.3", "0.01", false), (G4, "0.1", "0.3", false));
        return store;
    }

    static void Add(TestStore store, string context, params (string Gene, string Beta, string P, bool IsEGene)[] tests)
    {
        var dataset = $"S_ge_{context}";
        (string, string)[] facts = [("study", "S"), ("quantity", "ge"), ("context", context), ("genome_build", "GRCh38"), ("sample_size", "100")];
        var rows = tests.Select(test => new NominalRow(test.Gene, Chromosome(test.Gene), Position(test.Gene), PValue: test.P, Beta: test.Beta, StandardError: "0.1"));
        store.Ingest(store.Write($"{context}.all.tsv", NominalRow.File(rows)), format: "eqtl_catalogue_nominal", dataset: dataset, set: facts);
        var genes = tests.Select(test => new EGeneRow(test.Gene, "MADEUP" + test.Gene[^1], Chromosome(test.Gene), Position(test.Gene) - 1000 * Number(test.Gene), Position(test.Gene), test.P, test.Beta, "0.1", test.IsEGene ? "0.01" : "0.6"));
        store.Ingest(store.Write($"{context}.v8.egenes.txt", EGeneRow.File(genes)), format: "gtex_egenes", dataset: dataset, set: facts);
    }

    static int Number(string gene) => gene[^1] - '0';

    static string Chromosome(string gene) => gene == G4 ? "2" : "1";

    static int Position(string gene) => 1_000_100 * Number(gene);
}
