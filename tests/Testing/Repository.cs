namespace Hongniang.Testing;

/// <summary>The files of this repository, for the tests that guard what the compiler cannot see.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Full paths of the files below a folder of the repository, without what a build made; in order.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Length == 0 || endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !Short(file).Split('/').Any(part => part is "obj" or "bin" or "Migrations" or ".git"))
            .Order(StringComparer.Ordinal)];

    /// <summary>The path from the root, with forward slashes, as people write it.</summary>
    public static string Short(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hongniang.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests are started from outside the repository.");
    }
}
