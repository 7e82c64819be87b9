using System.Text.RegularExpressions;
using Hongniang.Testing;
using Shouldly;
using Xunit;

namespace Hongniang.Web.Tests.Guards;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentsTests
{
    [Fact]
    public void Every_path_in_the_architecture_exists()
    {
        var paths = Path().Matches(File.ReadAllText(At("ARCHITECTURE.md"))).Select(m => m.Groups[1].Value).Where(p => !p.Contains('*', StringComparison.Ordinal)).Distinct().ToList();

        paths.Count.ShouldBeGreaterThan(40);
        paths.Where(p => !Exists(p)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_in_a_document_leads_somewhere()
    {
        var documents = Directory.GetFiles(Repository.Root, "*.md").Concat(Repository.Files("docs", ".md")).Concat(Repository.Files("src", ".md"));

        documents.SelectMany(document => Link().Matches(File.ReadAllText(document)).Select(m => m.Groups[1].Value)
                .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal))
                .Where(link => !Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(document) ?? "", link)))
                .Select(link => $"{Repository.Short(document)}: {link}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_command_answers_for_help_and_can_be_run()
    {
        var commands = Directory.GetFiles(At("bin")).Where(f => !System.IO.Path.GetFileName(f).Contains('.', StringComparison.Ordinal)).ToList();

        commands.Select(System.IO.Path.GetFileName).ShouldBe(["bench", "check", "dev", "hongniang", "migration", "screenshots", "setup", "test"], ignoreOrder: true);
        commands.Where(c => !OperatingSystem.IsWindows() && !File.GetUnixFileMode(c).HasFlag(UnixFileMode.UserExecute)).ShouldBeEmpty();
        commands.Where(c => !File.ReadAllText(c).Contains("--help", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_suppression_says_why()
    {
        var silent = Repository.Files("src", ".cs", ".razor").SelectMany(file => Silent(File.ReadAllLines(file)).Select(line => $"{Repository.Short(file)}:{line}"));

        silent.ShouldBeEmpty();
    }

    // The reason stands on the line, or just above it.
    private static IEnumerable<int> Silent(string[] lines) => Enumerable.Range(0, lines.Length)
        .Where(i => Suppression().IsMatch(lines[i]) && !lines[Math.Max(0, i - 4)..(i + 1)].Any(l => l.Contains("//", StringComparison.Ordinal) || l.Contains("/*", StringComparison.Ordinal)))
        .Select(i => i + 1);

    private static string At(string path) => System.IO.Path.Combine(Repository.Root, path);

    private static bool Exists(string path)
    {
        var full = System.IO.Path.GetFullPath(path.Split('#')[0], Repository.Root);
        return path.StartsWith('#') || File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"`((?:src|tests|docs|bin|bench)/[\w./*-]+)`")]
    private static partial Regex Path();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"#pragma warning disable|SuppressMessage|= default!|= null!|IgnoreQueryFilters\(\)")]
    private static partial Regex Suppression();
}
