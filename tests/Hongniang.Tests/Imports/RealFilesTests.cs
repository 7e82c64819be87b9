using Hongniang.Common;
using Hongniang.Imports;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Tests.Imports;

/// <summary>Lists as they really come. They lie beside the repository, not in it.</summary>
public sealed class RealFilesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("needs-clean.xlsx", "Need", 60)]
    [InlineData("needs-messy.xlsx", "Need", 110)]
    [InlineData("needs-gb18030.csv", "Need", 60)]
    [InlineData("achievements.xlsx", "Achievement", 3000)]
    public async Task Every_row_of_a_real_list_is_accounted_for_and_comes_in_once(string file, string subject, int rows)
    {
        var content = await File.ReadAllBytesAsync(SharedFile(file), Ct);
        await using var database = await TestDatabase.CreateAsync();
        var import = await ImportWorld.InAsync(database, Ct);

        var run = await import.ImportAsync(content, file, subject, Ct);

        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {run.TotalRows} rows, {ImportWorld.Counts(run)}");
        run.State.ShouldBe(RunState.Done);
        run.TotalRows.ShouldBeGreaterThanOrEqualTo(rows * 9 / 10);
        (run.Added + run.Unchanged + run.PossibleDuplicates + run.Refused).ShouldBe(run.TotalRows);
        run.Added.ShouldBeGreaterThan(run.TotalRows * 3 / 4);
        foreach (var row in await import.RowsAsync(run.Number, ImportPart.Refused, Ct))
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"  {row.Number}: {string.Join("; ", row.Remarks.Select(r => $"[{r.Column}] {r.Text}"))}");
        }

        var again = await import.ImportAsync(content, file, subject, Ct);
        ImportWorld.Counts(again).ShouldBe((0, run.Added + run.Unchanged, run.PossibleDuplicates, run.Refused));
    }

    private static string SharedFile(string name)
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("HONGNIANG_SHARED_DATA") };
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            folders.Add(Path.Combine(at.FullName, "shared", "data"));
        }

        var file = folders.Where(f => !string.IsNullOrEmpty(f)).Select(f => Path.Combine(f!, "real", name)).FirstOrDefault(File.Exists); // why: null was asked for just before
        Assert.SkipWhen(file is null, $"The real list {name} is neither under HONGNIANG_SHARED_DATA nor in shared/data beside the repository.");
        return file!; // why: skipped otherwise
    }
}
