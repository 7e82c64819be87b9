using System.Globalization;

namespace RedThread.Evaluation;

/// <summary>Writes rankings as scorers read them: what was asked, what was found, the score, separated by tabs.</summary>
internal static class RunFiles
{
    public static void Write(string file, IEnumerable<(string Asked, string Found, double Score)> lines)
    {
        try
        {
            using var writer = new StreamWriter(file);
            foreach (var (asked, found, score) in lines)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{asked}\t{found}\t{score:R}\n"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EvaluationFileException($"{file} cannot be written: {e.Message}", e);
        }
    }
}
