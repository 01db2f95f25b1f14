namespace QtlQuery.Cli.Commands.Gwas;

/// <summary><c>qtlquery gwas</c>: the commands that set a GWAS beside QTLs.</summary>
static class GwasCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new("gwas", "Set a GWAS beside QTLs: lead variants, the eGenes they touch, whether the two can be joined", "qtlquery gwas lookup --gwas GCST005523 --context Liver --store gtex.store")
        {
            GwasLookupCommand.Create(session, common),
            GwasEGenesCommand.Create(session, common),
            GwasLociCommand.Create(session, common),
            GwasCatalogCommand.Create(session, common),
            GwasCheckCommand.Create(session, common),
        };
}
