namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc</c>: the commands that ask whether molecular traits and a GWAS share a causal variant.</summary>
static class ColocCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new("coloc", "Ask whether molecular traits and a GWAS share a causal variant", "qtlquery coloc run --gwas GLGC_LDLC --gwas-sd 1 --dataset FUSION_ge_muscle --gene HMGCR --store gtex.store")
        {
            ColocRunCommand.Create(session, common),
            ColocPrepareCommand.Create(session, common),
            ColocPlotCommand.Create(session, common),
            ColocFinemapCommand.Create(session, common),
            ColocMultiCommand.Create(session, common),
            ColocClppCommand.Create(session, common),
        };
}
