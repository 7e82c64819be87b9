using System.ClientModel;
using Microsoft.ML.OnnxRuntime;

namespace RedThread.Embeddings;

/// <summary>What an error of a generator means: whether the text is at fault, or the way to the model.</summary>
public static class EmbeddingFailure
{
    /// <summary>The status that an endpoint answered with; null where none answered, and for a model from a folder.</summary>
    public static int? StatusOf(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return All(error).OfType<ClientResultException>().Select(e => (int?)e.Status).FirstOrDefault(s => s > 0);
    }

    /// <summary>Whether another text may well be embedded: it is too long, holds what the model cannot read, or came to something that is no vector.</summary>
    public static bool IsOfText(Exception error) => StatusOf(error) is 400 or 413 or 422 || (StatusOf(error) is null && error is OnnxRuntimeException or ArgumentException);

    /// <summary>Whether nobody answered.</summary>
    public static bool IsUnreachable(Exception error) => StatusOf(error) is null && All(error).Any(e => e is HttpRequestException or IOException or System.Net.Sockets.SocketException);

    private static IEnumerable<Exception> All(Exception error)
    {
        for (Exception? at = error; at is not null; at = at.InnerException)
        {
            yield return at;
            foreach (var inner in at is AggregateException many ? many.InnerExceptions.SelectMany(All) : [])
                yield return inner;
        }
    }
}
