namespace Hongniang.Network.Managers;

/// <summary>The level that a technology manager's certificate says.</summary>
public enum ManagerLevel
{
    /// <summary>初级.</summary>
    Junior,
    /// <summary>中级.</summary>
    Intermediate,
    /// <summary>高级.</summary>
    Senior,
}
