namespace Hongniang.Supply;

/// <summary>Identity of an achievement.</summary>
public readonly record struct AchievementId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Identity of an expert.</summary>
public readonly record struct ExpertId(Guid Value)
{
    public override string ToString() => Value.ToString();
}
