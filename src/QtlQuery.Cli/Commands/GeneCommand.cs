using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery gene</c> looks a gene up in every dataset.</summary>
static class GeneCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new LookupCommand { One = StoreLookup.Gene, Many = StoreLookup.Genes, Region = _ => null }.Create(
            session,
            common,
            "gene",
            "Print the associations of a gene, or of a list of them, in every dataset, strongest first",
            "qtlquery gene SORT1 --store gtex.store",
            "Symbol, or Ensembl gene id with or without its version");
}
