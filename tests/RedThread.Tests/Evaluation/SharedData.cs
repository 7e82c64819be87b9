using Xunit;

namespace RedThread.Tests.Evaluation;

/// <summary>The judged sets lie beside the repository, not in it: HONGNIANG_SHARED_DATA, or ../shared/data of the repository's root.</summary>
internal static class SharedData
{
    public static string FileOrSkip(params string[] path)
    {
        var folders = new List<string?> { Environment.GetEnvironmentVariable("HONGNIANG_SHARED_DATA") };
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            folders.Add(Path.Combine(at.FullName, "shared", "data"));
        var file = folders.Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine([folder!, .. path])).FirstOrDefault(File.Exists); // why: null was asked for just before
        if (file is null)
            Assert.Skip($"The judged set {Path.Combine(path)} is neither under HONGNIANG_SHARED_DATA nor in shared/data beside the repository.");
        return file;
    }
}
