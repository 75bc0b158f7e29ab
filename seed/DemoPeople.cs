using Bogus;
using SalonCrm.Seed.People;

namespace SalonCrm.Seed;

/// <summary>The people of the demo: always the same ones for one seed.</summary>
public static class DemoPeople
{
    /// <summary>The seed of the demo network.</summary>
    public const int DefaultSeed = 20_260_301;

    // People are drawn in blocks, each from a randomizer of its own, so that blocks can be made side by side.
    internal const int Block = 512;
    private const float Families = 0.027f;

    /// <summary>
    /// The first people of a sequence that a seed fixes, made as they are asked for. A longer sequence of the same seed
    /// begins with the same people. Pure: several may run side by side.
    /// </summary>
    /// <param name="seed">Which sequence.</param>
    /// <param name="count">How many people.</param>
    public static IEnumerable<DemoPerson> Generate(int seed, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Enumerable.Range(0, (count + Block - 1) / Block).SelectMany(block => OfBlock(seed, block)).Take(count);
    }

    /// <summary>The <see cref="Block"/> people of one block.</summary>
    internal static IEnumerable<DemoPerson> OfBlock(int seed, int block) =>
        block == 0 ? DemoDoubles.Among([.. Drawn(seed, block)]) : Drawn(seed, block);

    private static IEnumerable<DemoPerson> Drawn(int seed, int block)
    {
        var maker = new PersonMaker(new Randomizer(Mix(seed, block)));
        var end = (block + 1) * Block;
        for (var index = block * Block; index < end; index++)
        {
            var person = maker.Next(index);
            yield return person;
            if (index + 1 < end && maker.Chance(Families))
            {
                yield return maker.Relative(person, ++index);
            }
        }
    }

    /// <summary>Neighbouring seeds give System.Random neighbouring beginnings: the bits are stirred first (SplitMix64).</summary>
    internal static int Mix(int seed, int block)
    {
        var mixed = unchecked((((ulong)(uint)seed << 32) | (uint)block) + 0x9E3779B97F4A7C15UL);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return (int)(mixed >> 33);
    }
}
