namespace Hongniang.Matching.Quantities;

/// <summary>The units that needs and achievements state their figures in, with the factor to the base unit of the dimension.</summary>
internal static class MeasureUnits
{
    public static IReadOnlyDictionary<string, (string Dimension, double Factor)> All { get; } = Build();

    private static Dictionary<string, (string Dimension, double Factor)> Build()
    {
        var units = new Dictionary<string, (string, double)>(StringComparer.Ordinal);
        Add(units, "temperature", ("℃", 1), ("°C", 1), ("摄氏度", 1));
        Add(units, "percent", ("%", 1), ("％", 1), ("‰", .1));
        Add(units, "mass per year", ("吨/年", 1), ("t/a", 1), ("公斤/年", .001), ("kg/年", .001));
        Add(units, "mass per day", ("吨/天", 1), ("吨/日", 1), ("t/d", 1));
        Add(units, "mass per hour", ("吨/小时", 1000), ("吨/时", 1000), ("t/h", 1000), ("公斤/小时", 1), ("kg/h", 1));
        Add(units, "mass", ("吨", 1000), ("千克", 1), ("公斤", 1), ("kg", 1), ("克", .001), ("g", .001), ("mg", 1e-6), ("毫克", 1e-6));
        Add(units, "length", ("nm", 1e-9), ("纳米", 1e-9), ("μm", 1e-6), ("µm", 1e-6), ("um", 1e-6), ("微米", 1e-6), ("mm", .001), ("毫米", .001),
            ("cm", .01), ("厘米", .01), ("m", 1), ("米", 1), ("km", 1000), ("公里", 1000), ("千米", 1000));
        Add(units, "area", ("m2", 1), ("m²", 1), ("㎡", 1), ("平方米", 1), ("亩", 666.667));
        Add(units, "volume", ("m3", 1), ("m³", 1), ("立方米", 1), ("L", .001), ("升", .001), ("mL", 1e-6), ("ml", 1e-6), ("毫升", 1e-6));
        Add(units, "voltage", ("mV", .001), ("V", 1), ("伏", 1), ("kV", 1000), ("千伏", 1000));
        Add(units, "current", ("mA", .001), ("A", 1), ("安培", 1), ("kA", 1000));
        Add(units, "power", ("mW", .001), ("W", 1), ("瓦", 1), ("kW", 1000), ("千瓦", 1000), ("MW", 1e6), ("兆瓦", 1e6));
        Add(units, "energy", ("Wh", 1), ("kWh", 1000), ("MWh", 1e6), ("千瓦时", 1000));
        Add(units, "energy density", ("Wh/kg", 1));
        Add(units, "specific capacity", ("mAh/g", 1));
        Add(units, "charge", ("mAh", .001), ("Ah", 1));
        Add(units, "resistance", ("mΩ", .001), ("Ω", 1), ("kΩ", 1000), ("MΩ", 1e6));
        Add(units, "pressure", ("Pa", 1), ("kPa", 1000), ("MPa", 1e6), ("兆帕", 1e6), ("GPa", 1e9), ("bar", 1e5));
        Add(units, "time", ("ms", .001), ("毫秒", .001), ("s", 1), ("秒", 1), ("min", 60), ("分钟", 60), ("h", 3600), ("小时", 3600), ("天", 86400),
            ("个月", 2_592_000), ("年", 31_536_000));
        Add(units, "times", ("次", 1));
        Add(units, "frequency", ("Hz", 1), ("kHz", 1000), ("MHz", 1e6), ("GHz", 1e9));
        Add(units, "turns", ("r/min", 1), ("rpm", 1), ("转/分", 1), ("转/分钟", 1));
        Add(units, "pieces per hour", ("件/小时", 1), ("件/h", 1), ("个/小时", 1));
        Add(units, "speed", ("m/s", 1), ("米/秒", 1), ("m/min", 1 / 60d), ("米/分钟", 1 / 60d), ("米/分", 1 / 60d), ("km/h", 1 / 3.6), ("公里/小时", 1 / 3.6));
        Add(units, "sound", ("dB", 1), ("分贝", 1));
        Add(units, "mass per volume", ("mg/L", .001), ("g/L", 1), ("kg/m3", 1), ("kg/m³", 1), ("g/cm3", 1000), ("g/cm³", 1000));
        Add(units, "share", ("ppm", 1), ("ppb", .001));
        Add(units, "conduction of heat", ("W/(m·K)", 1), ("W/m·K", 1), ("W/(m.K)", 1), ("W/mK", 1));
        Add(units, "force", ("N", 1), ("kN", 1000));
        Add(units, "viscosity", ("mPa·s", .001), ("Pa·s", 1), ("cP", .001));
        Add(units, "hardness HRC", ("HRC", 1));
        Add(units, "hardness HV", ("HV", 1));
        return units;
    }

    private static void Add(Dictionary<string, (string, double)> units, string dimension, params (string Symbol, double Factor)[] symbols)
    {
        foreach (var (symbol, factor) in symbols)
        {
            units.Add(symbol, (dimension, factor));
        }
    }
}
