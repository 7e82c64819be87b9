namespace Hongniang.Common;

/// <summary>Done, or refused with at least one <see cref="Problem"/>.</summary>
public class Result
{
    protected Result(IReadOnlyList<Problem> problems) => Problems = problems;

    public IReadOnlyList<Problem> Problems { get; }

    public bool Succeeded => Problems.Count == 0;

    public static Result Ok { get; } = new([]);

    public static implicit operator Result(Problem problem) => new([problem]);

    public static Result From(IReadOnlyList<Problem> problems) => problems.Count == 0 ? Ok : new(problems);
}

/// <summary>A value, or a refusal with at least one <see cref="Problem"/>.</summary>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem> problems)
        : base(problems) => _value = value;

    /// <summary>The value; reading it from a refusal is a bug and throws.</summary>
    public T Value => Succeeded ? _value! /* why: set whenever there is no problem */ : throw new InvalidOperationException($"Refused: {Problems[0]}");

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    /// <summary>For values whose type is an interface, which C# converts by no operator.</summary>
    public static Result<T> Of(T value) => new(value, []);

    public static Result<T> Refused(IReadOnlyList<Problem> problems) =>
        problems.Count > 0 ? new(default, problems) : throw new ArgumentException("A refusal needs a problem.", nameof(problems));
}
