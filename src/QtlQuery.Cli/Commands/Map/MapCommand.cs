namespace QtlQuery.Cli.Commands.Map;

/// <summary><c>qtlquery map</c>: the commands that map QTLs from genotypes and traits.</summary>
static class MapCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common) =>
        new("map", "Map QTLs from genotypes and traits", "qtlquery map cis --dataset mylab_blood --genotypes chr22.vcf.gz --traits expression.bed.gz --covariates covariates.txt --build GRCh38 --store lab.store")
        {
            MapPrepareCommand.Create(session, common),
            MapQcCommand.Create(session, common),
            MapLdCommand.Create(session, common),
            MapFactorsCommand.Create(session, common),
            MapCisCommand.Create(session, common),
            MapTransCommand.Create(session, common),
            MapInteractionCommand.Create(session, common),
            MapMediationCommand.Create(session, common),
            MapScoresCommand.Create(session, common),
        };
}
