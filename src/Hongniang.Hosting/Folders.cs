using Microsoft.Extensions.Configuration;

namespace Hongniang.Hosting;

/// <summary>Where relative paths of the configuration begin.</summary>
public static class Folders
{
    /// <summary>The repository when started from within it (<c>dotnet run</c> changes into the project's folder), else the working directory.</summary>
    public static string Root { get; } = FindRoot(Directory.GetCurrentDirectory());

    /// <summary>The data folder, with its full path; not made here.</summary>
    public static string Data(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Path.GetFullPath(configuration[DatabaseChoice.DataFolderKey] is { Length: > 0 } folder ? folder : "data", Root);
    }

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hongniang.slnx")))
            {
                return folder.FullName;
            }
        }

        return start;
    }
}
