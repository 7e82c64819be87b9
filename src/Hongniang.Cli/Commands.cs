using System.CommandLine;

namespace Hongniang.Cli;

/// <summary>Every command of the terminal.</summary>
internal static class Commands
{
    public static RootCommand Create() => new("Hongniang, the matchmaker of technology: the same use cases as the web pages, for the terminal and for scripts.")
    {
        MigrateCommand.Create(),
        SeedCommand.Create(),
        ImportCommand.Create(),
        MatchCommand.Create(),
        JobCommand.Create(),
        DoctorCommand.Create(),
        KeysCommand.Create(),
        GenerateCommand.Create(),
        EvaluateCommand.Create(),
        LearnCommand.Create(),
    };
}
