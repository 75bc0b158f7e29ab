using System.Security.Cryptography;
using SalonCrm.Data.Protection;

namespace SalonCrm.Data.Tests.Protection;

public sealed class MasterKeyTests
{
    private readonly MasterKey _master = new(1, new Dictionary<int, byte[]> { [1] = RandomNumberGenerator.GetBytes(MasterKey.Size) });

    [Fact]
    public void A_wrapped_key_is_unwrapped_in_its_own_context_alone()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var wrapped = _master.Wrap(key, "data key|Seal|1");

        Assert.Equal(key, _master.Unwrap(wrapped, "data key|Seal|1"));
        Assert.ThrowsAny<CryptographicException>(() => _master.Unwrap(wrapped, "data key|Seal|2"));
        Assert.ThrowsAny<CryptographicException>(() => _master.Unwrap(wrapped, "data key|Trail|1"));
    }

    [Fact]
    public void A_wrapped_key_with_any_single_bit_flipped_is_refused()
    {
        var wrapped = _master.Wrap(new byte[32], "context");
        for (var bit = 0; bit < wrapped.Length * 8; bit++)
        {
            var flipped = wrapped.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => _master.Unwrap(flipped, "context"));
        }
    }

    [Fact]
    public void A_wrapped_key_that_is_cut_is_refused()
    {
        var wrapped = _master.Wrap(new byte[32], "context");
        for (var length = 0; length < wrapped.Length; length++)
        {
            Assert.ThrowsAny<CryptographicException>(() => _master.Unwrap(wrapped.AsSpan(0, length), "context"));
        }
    }

    [Fact]
    public void What_an_older_master_key_wrapped_is_unwrapped_while_the_file_still_holds_it()
    {
        byte[] older = RandomNumberGenerator.GetBytes(32), newer = RandomNumberGenerator.GetBytes(32);
        var wrapped = new MasterKey(1, new Dictionary<int, byte[]> { [1] = older }).Wrap([1, 2, 3], "context");

        Assert.Equal([1, 2, 3], new MasterKey(2, new Dictionary<int, byte[]> { [1] = older, [2] = newer }).Unwrap(wrapped, "context"));
        Assert.ThrowsAny<CryptographicException>(() => new MasterKey(2, new Dictionary<int, byte[]> { [2] = newer }).Unwrap(wrapped, "context"));
    }
}
