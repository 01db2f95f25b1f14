using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery gene</c> looks a gene up in every dataset.</summary>
static class GeneCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) => LookupCommand.Create(
        session,
        common,
        "gene",
        "Print the associations of a gene in every dataset, strongest first",
        "qtlquery gene SORT1 --store gtex.store",
        new("GENE") { Description = "Symbol, or Ensembl gene id with or without its version" },
        StoreLookup.Gene,
        _ => null);
}
