namespace RedThread.Evaluation;

/// <summary>A judged file is missing, cannot be read or holds something else than it should. The message names file and line.</summary>
public sealed class EvaluationFileException : Exception
{
    public EvaluationFileException()
    {
    }

    public EvaluationFileException(string message)
        : base(message)
    {
    }

    public EvaluationFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal static EvaluationFileException At(string file, int line, string problem, Exception? inner = null) =>
        new(FormattableString.Invariant($"{file}, line {line}: {problem}"), inner!); // why: the base class takes null for "no cause"
}
