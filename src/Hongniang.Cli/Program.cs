using System.CommandLine;
using Hongniang.Cli;

return await new RootCommand("Hongniang, the matchmaker of technology: the same use cases as the web pages, for the terminal and for scripts.")
{
    EvaluateCommand.Create(),
}.Parse(args).InvokeAsync();
