using System.CommandLine;
using Hongniang.Cli;
using Hongniang.Testing;

namespace Hongniang.Tests.Cli;

/// <summary>Runs a command of the terminal in this process, on a test's database.</summary>
internal static class Terminal
{
    public sealed record Answer(int Code, string Output, string Error);

    public static Task<Answer> RunAsync(this TestDatabase database, params string[] args) => RunAsync([.. args, "--database", database.Address]);

    public static async Task<Answer> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Commands.Create().Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return new Answer(code, output.ToString(), error.ToString());
    }
}
